package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change to the templates, for a rehearsal of what would happen if. */
@FunctionalInterface
interface TemplateEdit {

  /** The stack's template changed; the stack itself stays as it is. */
  ObjectNode apply(StackTemplate stack);
}
