package dev.slipway.rehearsal.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One permission somebody needs.
 *
 * @param action such as {@code ecs:UpdateService}
 * @param resource an ARN, {@code *} for actions without one, or {@link #SOME_RESOURCE}
 * @param context condition keys and their values
 */
record Ask(String action, String resource, Map<String, List<String>> context) {

  /** Stands for a resource the request does not name: any resource a statement names fits. */
  static final String SOME_RESOURCE = "(some resource)";

  static Ask of(String action, String resource) {
    return new Ask(action, resource, Map.of());
  }

  /** The resource as messages show it. */
  String shownResource() {
    return resource.equals(SOME_RESOURCE) ? "*" : resource;
  }

  Ask with(String key, String value) {
    return with(key, List.of(value));
  }

  Ask with(String key, List<String> values) {
    Map<String, List<String>> more = new HashMap<>(context);
    more.put(key, values);
    return new Ask(action, resource, more);
  }
}
