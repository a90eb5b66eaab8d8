package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.local.CloudNote;
import dev.slipway.rehearsal.local.LocalCloud;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * Tells where the running cloud is, and what a person can try on it.
 *
 * @param out where it is told
 */
record Guide(LocalCloud cloud, PrintStream out) {

  /** Addresses, and a first command. */
  void introduce() {
    CloudNote note = cloud.note();
    out.println("  the application  " + note.site());
    out.println("  AWS endpoint     " + note.endpoint());
    out.println("  image registry   " + note.registry());
    out.println("  try              " + cloud.describeServicesLine("backend"));
  }

  /** Keeps the cloud up until the program is interrupted. */
  void stay() throws InterruptedException {
    CloudNote note = cloud.note();
    out.println("The cloud stays up until you press Ctrl-C. Try, in another terminal:");
    out.println("  ./slipway push apps/backend --repository backend --tag v5");
    out.println("  ./slipway status");
    out.println("  ./slipway deploy backend --image v1");
    out.printf(
        "  export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local"
            + " AWS_DEFAULT_REGION=us-east-1%n",
        note.endpoint());
    out.println("  " + cloud.describeServicesLine("backend"));
    new CountDownLatch(1).await();
  }
}
