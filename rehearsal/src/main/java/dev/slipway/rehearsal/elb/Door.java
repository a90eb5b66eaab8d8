package dev.slipway.rehearsal.elb;

import java.net.URI;

/** Where a listener answers. */
interface Door extends AutoCloseable {

  URI url();

  @Override
  void close();
}
