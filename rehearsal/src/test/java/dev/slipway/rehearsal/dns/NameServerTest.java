package dev.slipway.rehearsal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class NameServerTest {

  private final Zone zone = new Zone();
  private NameServer server;
  private InetSocketAddress address;

  @BeforeEach
  void starts() throws IOException {
    server = new NameServer(zone, InetAddress.getByName("127.20.0.2"));
    String[] parts = server.address().split(":");
    address = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    zone.put("web.us-east-1.elb.amazonaws.com", InetAddress.getByName("127.20.0.9"));
  }

  @AfterEach
  void stops() {
    server.close();
  }

  @Test
  void answersANameInAnyCase() throws IOException {
    Message answer = ask("WEB.us-east-1.elb.amazonaws.com.", Type.A);

    Record record = answer.getSection(Section.ANSWER).getFirst();
    assertThat(((ARecord) record).getAddress().getHostAddress()).isEqualTo("127.20.0.9");
    assertThat(record.getTTL()).isLessThanOrEqualTo(5);
  }

  @Test
  void saysThatAnUnknownNameDoesNotExist() throws IOException {
    assertThat(ask("nobody.example.", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void hasNoIpv6AddressButTheNameExists() throws IOException {
    Message answer = ask("web.us-east-1.elb.amazonaws.com.", Type.AAAA);

    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void followsAMovedName() throws IOException {
    zone.put("web.us-east-1.elb.amazonaws.com", InetAddress.getByName("127.20.0.10"));

    Record record =
        ask("web.us-east-1.elb.amazonaws.com.", Type.A).getSection(Section.ANSWER).getFirst();
    assertThat(((ARecord) record).getAddress().getHostAddress()).isEqualTo("127.20.0.10");
  }

  @Test
  void survivesGarbage() throws IOException {
    Random random = new Random(7);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int size = 0; size < 600; size++) {
        byte[] garbage = new byte[size];
        random.nextBytes(garbage);
        socket.send(new DatagramPacket(garbage, size, address));
        if (size % 50 == 0) {
          assertThat(ask("web.us-east-1.elb.amazonaws.com.", Type.A).getRcode())
              .isEqualTo(Rcode.NOERROR);
        }
      }
    }
  }

  @Test
  void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
    try (NameServer second = new NameServer(zone, InetAddress.getByName("127.20.0.2"))) {
      assertThat(second.address()).isNotEqualTo(server.address());
    }
  }

  private Message ask(String name, int type) throws IOException {
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(Duration.ofSeconds(2));
    return resolver.send(
        Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
  }
}
