package dev.slipway.rehearsal.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A target for ARNs of SQS that answers as told, and accepts when told nothing. */
final class FakeTarget implements EventTarget {

  final List<Parcel> parcels = new ArrayList<>();
  final Queue<Receipt> receipts = new ArrayDeque<>();

  @Override
  public boolean takes(String targetArn) {
    return targetArn.startsWith("arn:aws:sqs:");
  }

  @Override
  public CompletableFuture<Receipt> deliver(Parcel parcel) {
    parcels.add(parcel);
    Receipt receipt = receipts.poll();
    return CompletableFuture.completedFuture(receipt == null ? new Receipt.Accepted() : receipt);
  }

  List<String> inputs() {
    return parcels.stream().map(Parcel::input).toList();
  }
}
