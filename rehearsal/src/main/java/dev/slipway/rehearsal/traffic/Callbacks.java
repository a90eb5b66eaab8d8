package dev.slipway.rehearsal.traffic;

import io.undertow.client.ClientCallback;
import java.io.IOException;
import java.util.function.Consumer;

/** Undertow's two-way callback from two functions. */
record Callbacks<T>(Consumer<T> onDone, Runnable onFailure) implements ClientCallback<T> {

  @Override
  public void completed(T result) {
    onDone.accept(result);
  }

  @Override
  public void failed(IOException cause) {
    onFailure.run();
  }
}
