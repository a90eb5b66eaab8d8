package dev.slipway.wire;

import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.Facts;
import dev.slipway.core.Summary;
import dev.slipway.core.Watch;
import dev.slipway.core.tell.Announcement;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.Text;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonException;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.BufferRecycleStrategy;
import io.avaje.jsonb.Jsonb;
import java.util.function.Function;

/** The written forms. */
public final class Codec {
  // No recycling: the JSON text inside a caught error is read while the text around it still is.
  static final Jsonb JSON =
      Jsonb.builder()
          .bufferRecycling(BufferRecycleStrategy.NO_RECYCLING)
          .add(
              AttachedService.class,
              jsonb ->
                  new Mapped<>(
                      jsonb.adapter(ServiceJson.class), ServiceJson::of, ServiceJson::toCore))
          .add(
              Facts.class,
              jsonb ->
                  new Mapped<>(jsonb.adapter(FactsJson.class), FactsJson::of, FactsJson::toCore))
          .build();

  private Codec() {}

  public static Text<AttachedService> services() {
    return new JsonText<>(AttachedService.class);
  }

  public static Text<Answer> answers() {
    return new JsonText<>(Answer.class);
  }

  public static Text<Watch> watches() {
    return new JsonText<>(Watch.class);
  }

  public static Text<Asking> questions() {
    return new JsonText<>(Asking.class);
  }

  public static Text<Deployment> deployments() {
    return new JsonText<>(Deployment.class);
  }

  public static Text<Summary> summaries() {
    return new JsonText<>(Summary.class);
  }

  /** The detail of an event. */
  public static Text<Announcement> announcements() {
    return new JsonText<>(Announcement.class);
  }

  /** The input of an execution. */
  public static Text<DeploymentRequest> requests() {
    return new RequestText();
  }

  static <T> T read(Class<T> type, String text) {
    try {
      return JSON.type(type).fromJson(text);
    } catch (JsonException e) {
      throw new RequestRefused(
          "not the JSON of a " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private record JsonText<T>(Class<T> type) implements Text<T> {

    @Override
    public String write(T value) {
      return JSON.type(type).toJson(value);
    }

    @Override
    public T read(String text) {
      return Codec.read(type, text);
    }
  }

  private record RequestText() implements Text<DeploymentRequest> {

    @Override
    public String write(DeploymentRequest value) {
      return RequestWriter.write(value);
    }

    @Override
    public DeploymentRequest read(String text) {
      return RequestReader.of(JSON.type(Object.class).fromJson(text));
    }
  }

  private record Mapped<C, W>(JsonAdapter<W> adapter, Function<C, W> toWire, Function<W, C> toCore)
      implements JsonAdapter<C> {

    @Override
    public void toJson(JsonWriter writer, C value) {
      adapter.toJson(writer, toWire.apply(value));
    }

    @Override
    public C fromJson(JsonReader reader) {
      return toCore.apply(adapter.fromJson(reader));
    }
  }
}
