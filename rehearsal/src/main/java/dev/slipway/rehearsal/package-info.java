/**
 * The rehearsal: a local cloud, fed by the synthesized CDK templates, that runs exactly what ships.
 * Nothing here may use a class of the functions; the functions' jar is started as Lambda would.
 */
@NullMarked
package dev.slipway.rehearsal;

import org.jspecify.annotations.NullMarked;
