package dev.slipway.aws;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of an XML document, or of none: what is missing has no children and an empty text.
 *
 * @param element empty when there is no such element
 */
record Xml(Optional<Element> element) {

  /**
   * Reads a document; one with a document type, and so with entities, is refused.
   *
   * @return its root
   */
  static Xml read(InputStream text) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default one prints what it throws.
      builder.setErrorHandler(new DefaultHandler());
      return new Xml(Optional.of(builder.parse(text).getDocumentElement()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("not an XML document: " + e.getMessage(), e);
    }
  }

  /** The first child of that name. */
  Xml child(String name) {
    return new Xml(children(name).findFirst());
  }

  /** The text of the first child of that name. */
  String text(String name) {
    return child(name).element().map(Node::getTextContent).map(String::strip).orElse("");
  }

  /** The items of the list that is the first child of that name. */
  List<Xml> items(String name) {
    return child(name).children("item").map(each -> new Xml(Optional.of(each))).toList();
  }

  private Stream<Element> children(String name) {
    return element.stream()
        .map(Node::getChildNodes)
        .flatMap(Xml::all)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(each -> each.getTagName().equals(name));
  }

  private static Stream<Node> all(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
  }
}
