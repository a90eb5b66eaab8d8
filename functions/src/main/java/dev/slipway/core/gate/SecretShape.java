package dev.slipway.core.gate;

import java.util.Optional;
import java.util.regex.Pattern;

/** How secrets look, by the name people give them or by the form others gave them. */
enum SecretShape {
  AWS_ACCESS_KEY("an AWS access key", "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
  PRIVATE_KEY("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY"),
  SIGNED_TOKEN("a signed token", "\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]+"),
  GITHUB_TOKEN("a GitHub token", "\\b(gh[pousr]_\\w{30,}|github_pat_\\w{20,})"),
  SLACK_TOKEN("a Slack token", "\\bxox[abeprs]-[\\w-]{10,}"),
  URL_WITH_PASSWORD("a URL with a password", "\\w://[^/\\s:@]*:[^/\\s@]+@");

  private static final Pattern NAME =
      Pattern.compile(
          "PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|(API|ACCESS|PRIVATE|SIGNING)_?KEY",
          Pattern.CASE_INSENSITIVE);

  /** What such a variable is about besides the secret itself. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "_(FILE|PATH|DIR|URL|URI|ENDPOINT|ARN|NAME|ID|HEADER|ISSUER|AUDIENCE|TYPE|TTL|SECONDS|"
              + "MINUTES|LENGTH|ENABLED|REQUIRED|PARAMETER)$",
          Pattern.CASE_INSENSITIVE);

  /** What is no secret whatever its name: a switch, a small number, a place, a reference. */
  private static final Pattern HARMLESS =
      Pattern.compile("\\s*|true|false|none|\\d{1,5}|/.*|arn:.*|https?://[^@]*|\\$\\{.*}");

  private final String words;
  private final Pattern form;

  SecretShape(String words, String form) {
    this.words = words;
    this.form = Pattern.compile(form);
  }

  /** What an environment variable gives away; nothing when it looks harmless. */
  static Optional<String> of(String name, String value) {
    for (SecretShape shape : values()) {
      if (shape.form.matcher(value).find()) {
        return Optional.of(shape.words);
      }
    }
    boolean named = NAME.matcher(name).find() && !ABOUT.matcher(name).find();
    return named && !HARMLESS.matcher(value).matches()
        ? Optional.of("by its name")
        : Optional.empty();
  }
}
