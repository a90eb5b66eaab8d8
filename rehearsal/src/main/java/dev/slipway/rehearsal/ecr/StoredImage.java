package dev.slipway.rehearsal.ecr;

import java.time.Instant;

/**
 * A manifest in a repository.
 *
 * @param text the manifest, byte for byte as it was pushed
 * @param pushedAt cloud time of the first push of this digest
 */
record StoredImage(Digest digest, String text, Manifest manifest, Instant pushedAt) {}
