package dev.slipway.port;

/** A value's written form, for adapters that must store or send it without knowing its JSON. */
public interface Text<T> {

  String write(T value);

  /**
   * Reads what {@link #write} wrote or what people wrote in its form.
   *
   * @throws RequestRefused naming what is wrong with the text
   */
  T read(String text);
}
