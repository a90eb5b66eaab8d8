package dev.slipway.rehearsal.cloud;

/** Ends what befalls the cloud. */
public interface Calm extends AutoCloseable {

  @Override
  void close();
}
