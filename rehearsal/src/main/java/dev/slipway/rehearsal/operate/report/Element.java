package dev.slipway.rehearsal.operate.report;

import java.util.Locale;

/** An element of HTML or SVG; every text and attribute is escaped. */
final class Element {

  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final StringBuilder content = new StringBuilder();

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name) {
    return new Element(name);
  }

  Element with(String attribute, String value) {
    attributes.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
    return this;
  }

  /** A length, to the tenth of a pixel. */
  Element with(String attribute, double length) {
    return with(attribute, String.format(Locale.ROOT, "%.1f", length));
  }

  Element text(String text) {
    content.append(escaped(text));
    return this;
  }

  Element add(Element child) {
    content.append(child);
    return this;
  }

  Element addAll(Iterable<Element> children) {
    children.forEach(this::add);
    return this;
  }

  /** As it is: only for what was written here. */
  Element markup(String trusted) {
    content.append(trusted);
    return this;
  }

  @Override
  public String toString() {
    return "<" + name + attributes + ">" + content + "</" + name + ">\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
