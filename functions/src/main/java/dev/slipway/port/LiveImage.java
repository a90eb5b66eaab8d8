package dev.slipway.port;

/** Where the infrastructure reads which image is live, so that it never puts an old one back. */
public interface LiveImage {

  /** Publishes the image, named by digest, under the parameter. */
  void publish(String parameter, String image);
}
