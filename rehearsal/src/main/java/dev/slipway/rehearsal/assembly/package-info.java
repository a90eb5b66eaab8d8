/**
 * The synthesized cloud assembly, read as CloudFormation would read it: manifest, templates,
 * assets, intrinsics, dependencies. Each service of the local cloud brings the resource types it
 * creates. No behaviour of an AWS service lives here.
 */
@NullMarked
package dev.slipway.rehearsal.assembly;

import org.jspecify.annotations.NullMarked;
