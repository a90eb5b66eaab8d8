package dev.slipway.rehearsal.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The VPC's DNS server on its own loopback address, over UDP. It takes port 53 where it may, else a
 * free one; {@link #address} says which.
 */
public final class NameServer implements AutoCloseable {

  private static final int PORT = 53;
  private static final int LARGEST_QUESTION = 4096;

  private final DatagramSocket socket;
  private final Answers answers;

  /**
   * Starts answering.
   *
   * @param address such as {@code 127.20.0.2}, the second address of the VPC, where AWS has it (VPC
   *     user guide, AmazonDNS-concepts, read 2026-11)
   * @throws IOException when the address has no free port at all
   */
  public NameServer(Zone zone, InetAddress address) throws IOException {
    this.socket = open(address);
    this.answers = new Answers(zone);
    Thread.ofPlatform().daemon().name("dns").start(this::serve);
  }

  /** Where it listens, as tasks are told in {@code RESOLVER}: {@code 127.20.0.2:53}. */
  public String address() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private static DatagramSocket open(InetAddress address) throws IOException {
    try {
      return new DatagramSocket(new InetSocketAddress(address, PORT));
    } catch (SocketException refusedOrTaken) {
      return new DatagramSocket(new InetSocketAddress(address, 0));
    }
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LARGEST_QUESTION);
        socket.receive(packet);
        answer(packet);
      } catch (IOException failure) {
        report(failure);
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    Optional<byte[]> reply = answers.answer(Arrays.copyOf(packet.getData(), packet.getLength()));
    if (reply.isPresent()) {
      byte[] bytes = reply.get();
      socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    }
  }

  /** One lost packet is the asker's to repeat; a closed socket is the end. */
  private void report(IOException failure) {
    if (!socket.isClosed()) {
      System.err.println("rehearsal: the DNS server lost a packet: " + failure.getMessage());
    }
  }
}
