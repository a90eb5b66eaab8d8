package dev.slipway.infra.config;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where a value stands.
 *
 * @param path its keys from the top, such as {@code services.shop.limits.bakeTime}
 * @param line in the file, 1 the first
 */
record Place(String path, int line) {

  static Place top(Node node) {
    return new Place("the file", lineOf(node));
  }

  Place of(String key, Node node) {
    String parent = path.equals("the file") ? "" : path + ".";
    return new Place(parent + key, lineOf(node));
  }

  Place item(int index, Node node) {
    return new Place(path + "[" + index + "]", lineOf(node));
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
