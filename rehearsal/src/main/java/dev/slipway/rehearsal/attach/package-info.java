/**
 * The rehearsal of attaching: an estate that somebody else made, through AWS's APIs and outside of
 * Slipway's stacks; then what a person does to attach to it, by the very commands they would type.
 * Nothing here may reach into the local cloud's services past their APIs.
 */
@NullMarked
package dev.slipway.rehearsal.attach;

import org.jspecify.annotations.NullMarked;
