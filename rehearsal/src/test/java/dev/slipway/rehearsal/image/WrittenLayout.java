package dev.slipway.rehearsal.image;

import dev.slipway.rehearsal.ecr.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image written as an OCI image layout, and packed as {@code docker save} packs it. */
record WrittenLayout(Path folder) {

  void write(ImageContent image) throws IOException {
    Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
    for (ImageContent.Blob blob : image.blobs()) {
      Files.write(blobs.resolve(new Digest(blob.digest()).hex()), bytes(blob));
    }
    Files.writeString(blobs.resolve(new Digest(image.digest()).hex()), image.manifest());
    Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
    Files.writeString(
        folder.resolve("index.json"),
        "{\"manifests\": [{\"mediaType\": \"%s\", \"digest\": \"%s\"}]}"
            .formatted(image.mediaType(), image.digest()));
  }

  Path archive(Path file) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file));
        Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        tar.putArchiveEntry(new TarArchiveEntry(each, folder.relativize(each).toString()));
        Files.copy(each, tar);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  private static byte[] bytes(ImageContent.Blob blob) {
    Collected collected = new Collected();
    blob.content().get().subscribe(collected);
    return collected.bytes.array();
  }

  private static final class Collected implements Flow.Subscriber<ByteBuffer> {

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      ByteBuffer longer = ByteBuffer.allocate(bytes.capacity() + part.remaining());
      List.of(bytes.rewind(), part).forEach(longer::put);
      bytes = longer;
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {}
  }
}
