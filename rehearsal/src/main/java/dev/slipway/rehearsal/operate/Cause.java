package dev.slipway.rehearsal.operate;

import java.util.List;

/**
 * Why a deployment did not succeed.
 *
 * @param code names the page in {@code docs/failures}
 * @param evidence what AWS said, word for word
 */
public record Cause(String code, String sentence, List<String> evidence, String nextStep) {

  static Cause of(Item item) {
    return new Cause(
        item.text("code"), item.text("sentence"), item.texts("evidence"), item.text("nextStep"));
  }
}
