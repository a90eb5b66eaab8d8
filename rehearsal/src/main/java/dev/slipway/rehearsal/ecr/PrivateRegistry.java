package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Images;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.ecr.ImagePushes.Witnesses;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;

/** The account's private registry: one set of repositories behind an API, a server and pulls. */
public final class PrivateRegistry implements AutoCloseable {

  private final Repositories repositories;
  private final Blobs blobs;
  private final Scans scans;
  private final ImagePushes pushes;
  private final LayerDownloads downloads;
  private final Images images;

  /** What the registry needs from the rest of the local cloud. */
  public record Surroundings(Account account, CloudClock clock, EventBus events, Journal journal) {}

  /**
   * @param folder where layers are kept, as pushed and unpacked; created when missing
   */
  public PrivateRegistry(Surroundings surroundings, Path folder) {
    this(surroundings, folder, new LayerDownloads(folder));
  }

  /**
   * @param downloads of the same folder
   */
  public PrivateRegistry(Surroundings surroundings, Path folder, LayerDownloads downloads) {
    Witnesses witnesses =
        new Witnesses(surroundings.events(), surroundings.journal(), surroundings.clock());
    repositories = new Repositories(surroundings.account(), surroundings.clock());
    blobs = Blobs.in(folder);
    Configurations configurations = new Configurations(blobs);
    scans = new Scans(repositories, configurations, witnesses);
    pushes = new ImagePushes(repositories, blobs, witnesses, scans);
    this.downloads = downloads;
    images =
        new PulledImages(
            repositories, configurations, new UnpackedImages(blobs, folder.resolve("unpacked")));
  }

  /** Keeps a layer or configuration as a push brings it; gives its digest. */
  public Digest keep(byte[] content) {
    return blobs.keep(content);
  }

  /** ECR's API. */
  public EcrClient client() {
    return new LocalEcr(repositories, pushes, new LocalEcr.Sources(scans, downloads));
  }

  /** The images as tasks pull them. */
  public Images images() {
    return images;
  }

  public List<ResourceType> resourceTypes() {
    return List.of(new RepositoryType(repositories));
  }

  /**
   * Starts the registry's server.
   *
   * @param address on the loopback interface; port 0 takes a free one
   */
  public Registry serve(InetSocketAddress address) {
    return new Registry(
        new BlobRoutes(repositories, blobs),
        new UploadRoutes(repositories, blobs),
        new ManifestRoutes(repositories, pushes),
        address);
  }

  /** Ends the downloads. */
  @Override
  public void close() {
    downloads.close();
  }
}
