package dev.slipway.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Strictness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainSecretsGateTest {
  private static final String KEY_ID = "AKIA" + "IOSFODNN7EXAMPLE";
  private final GateScene scene = new GateScene();

  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD, hunter2",
    "stripeSecret, sk_live_1",
    "API_KEY, 0123456789",
    "apikey, 0123456789",
    "GITHUB_TOKEN, q1w2",
    "AWS_SECRET_ACCESS_KEY, wJalr",
    "DATABASE_URL, postgres://shop:hunter2@db:5432/shop",
    "REDIS_URL, redis://:hunter2@cache:6379",
    "SESSION, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
    "CERTIFICATE, '-----BEGIN RSA PRIVATE KEY-----'",
    "HOOK, xoxb-1234567890-abc",
    "CI, ghp_0123456789012345678901234567890123456789"
  })
  void seesWhatLooksLikeASecret(String name, String value) {
    scene.environment = Map.of(name, value);
    assertThat(scene.standing("plain-secrets")).isEqualTo(Standing.WARNED);
    assertThat(scene.at("plain-secrets").sentence()).contains(name).doesNotContain(value);
  }

  @ParameterizedTest
  @CsvSource({
    "LEVEL, info",
    "PASSWORD_FILE, /run/secrets/db",
    "TOKEN_URL, https://login.example.com/token",
    "SECRET_NAME, shop/db",
    "TOKEN_TTL, 3600",
    "PASSWORD_REQUIRED, true",
    "USE_TOKEN, false",
    "MAX_TOKENS, 4096",
    "DB_PASSWORD, ''",
    "API_KEY, arn:aws:secretsmanager:us-east-1:1:secret:shop",
    "BACKEND_URL, http://internal-backend:8080",
    "KEYBOARD, qwerty"
  })
  void letsPassWhatOnlySoundsLikeOne(String name, String value) {
    scene.environment = Map.of(name, value);
    assertThat(scene.standing("plain-secrets")).isEqualTo(Standing.PASSED);
  }

  @Test
  void tellsNamesAndShapesAndNeverAValue() {
    strictness(Strictness.REFUSE);
    scene.environment = Map.of("DB_PASSWORD", "hunter2", "AWS_ID", KEY_ID);
    Cause cause = scene.refusal();
    assertThat(cause.code()).isEqualTo(CauseCode.PLAIN_SECRET);
    assertThat(cause.evidence())
        .containsExactly(
            "AWS_ID of container backend (an AWS access key)",
            "DB_PASSWORD of container backend (by its name)");
    assertThat(cause.toString()).doesNotContain("hunter2", KEY_ID);
  }

  @Test
  void looksAtNothingWhereToldSo() {
    strictness(Strictness.IGNORE);
    scene.environment = Map.of("DB_PASSWORD", "hunter2");
    assertThat(scene.standing("plain-secrets")).isEqualTo(Standing.SKIPPED);
    scene.environment = Map.of();
    assertThat(scene.standing("plain-secrets")).isEqualTo(Standing.SKIPPED);
  }

  private void strictness(Strictness strictness) {
    scene.gates =
        new Gates(List.of(), Optional.empty(), Optional.empty(), strictness, Strictness.WARN);
  }
}
