package dev.slipway.rehearsal.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers DNS questions from a zone: A records, NXDOMAIN for names it does not hold. */
final class Answers {

  /** A real load balancer's name lives 60 s; here addresses move in fast cloud time. */
  private static final long TTL_SECONDS = 1;

  private final Zone zone;

  Answers(Zone zone) {
    this.zone = zone;
  }

  /**
   * The answer's bytes; empty for packets that are no question, which nobody answers. The parser
   * throws unchecked exceptions too on some garbage, and one bad packet must not end the server.
   */
  Optional<byte[]> answer(byte[] packet) {
    try {
      Message query = new Message(packet);
      return query.getHeader().getFlag(Flags.QR)
          ? Optional.empty()
          : Optional.of(reply(query).toWire());
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private Message reply(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.AA);
    reply.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    Record question = query.getQuestion();
    if (question == null || query.getHeader().getOpcode() != Opcode.QUERY) {
      reply.getHeader().setRcode(Rcode.NOTIMP);
      return reply;
    }
    reply.addRecord(question, Section.QUESTION);
    fill(reply, question);
    return reply;
  }

  private void fill(Message reply, Record question) {
    Optional<InetAddress> address = zone.find(question.getName().toString());
    if (address.isEmpty()) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (question.getType() == Type.A) {
      reply.addRecord(
          new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address.get()), Section.ANSWER);
    }
  }
}
