package dev.slipway.rehearsal.wire;

import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes answers and errors of the Query protocol. */
final class QueryXml {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

  private final XMLStreamWriter out;

  private QueryXml(XMLStreamWriter out) {
    this.out = out;
  }

  static String answer(String operation, SdkPojo response) {
    return document(
        xml ->
            xml.element(
                operation + "Response",
                () -> {
                  xml.element(operation + "Result", () -> xml.members(response));
                  xml.element("ResponseMetadata", xml::requestId);
                }));
  }

  /** EC2 has its members directly below the root. */
  static String answerOfEc2(String operation, SdkPojo response) {
    return document(
        xml ->
            xml.element(
                operation + "Response",
                () -> {
                  xml.leaf("requestId", UUID.randomUUID().toString());
                  xml.members(response);
                }));
  }

  static String errorOfEc2(String code, Fault fault) {
    return document(
        xml ->
            xml.element(
                "Response",
                () -> {
                  xml.element(
                      "Errors",
                      () ->
                          xml.element(
                              "Error",
                              () -> {
                                xml.leaf("Code", code);
                                xml.leaf("Message", fault.message());
                              }));
                  xml.leaf("RequestID", UUID.randomUUID().toString());
                }));
  }

  static String error(String code, Fault fault) {
    return document(
        xml ->
            xml.element(
                "ErrorResponse",
                () -> {
                  xml.element("Error", () -> xml.errorMembers(code, fault));
                  xml.requestId();
                }));
  }

  private void errorMembers(String code, Fault fault) throws XMLStreamException {
    leaf("Type", fault.status() < 500 ? "Sender" : "Receiver");
    leaf("Code", code);
    leaf("Message", fault.message());
    if (fault.members().isPresent()) {
      members(fault.members().get());
    }
  }

  private void requestId() throws XMLStreamException {
    leaf("RequestId", UUID.randomUUID().toString());
  }

  private void members(SdkPojo pojo) throws XMLStreamException {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (ShapeWriter.isSet(value)) {
        value(field.unmarshallLocationName(), value, field);
      }
    }
  }

  private void value(String name, Object value, SdkField<?> field) throws XMLStreamException {
    switch (value) {
      case SdkPojo pojo -> element(name, () -> members(pojo));
      case List<?> list -> list(name, list, field.getRequiredTrait(ListTrait.class));
      case Map<?, ?> map -> map(name, map, field.getRequiredTrait(MapTrait.class));
      case SdkBytes bytes -> leaf(name, Base64.getEncoder().encodeToString(bytes.asByteArray()));
      default -> leaf(name, value.toString());
    }
  }

  private void list(String name, List<?> list, ListTrait trait) throws XMLStreamException {
    SdkField<?> member = trait.memberFieldInfo();
    if (trait.isFlattened()) {
      for (Object item : list) {
        value(name, item, member);
      }
      return;
    }
    element(
        name,
        () -> {
          for (Object item : list) {
            value(member.unmarshallLocationName(), item, member);
          }
        });
  }

  private void map(String name, Map<?, ?> map, MapTrait trait) throws XMLStreamException {
    if (trait.isFlattened()) {
      entries(name, map, trait);
    } else {
      element(name, () -> entries("entry", map, trait));
    }
  }

  private void entries(String name, Map<?, ?> map, MapTrait trait) throws XMLStreamException {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      element(
          name,
          () -> {
            leaf(trait.keyLocationName(), entry.getKey().toString());
            value(trait.valueLocationName(), entry.getValue(), trait.valueFieldInfo());
          });
    }
  }

  private void leaf(String name, String text) throws XMLStreamException {
    element(name, () -> out.writeCharacters(text));
  }

  private void element(String name, Content content) throws XMLStreamException {
    out.writeStartElement(name);
    content.write();
    out.writeEndElement();
  }

  private static String document(Root root) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
      root.write(new QueryXml(out));
      out.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("writing XML to a string failed", impossible);
    }
    return text.toString();
  }

  private interface Content {
    void write() throws XMLStreamException;
  }

  private interface Root {
    void write(QueryXml xml) throws XMLStreamException;
  }
}
