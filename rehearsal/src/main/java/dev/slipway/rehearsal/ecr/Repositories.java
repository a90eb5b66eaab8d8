package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.CloudClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The repositories of the account's private registry. */
final class Repositories {

  /** ECR API, CreateRepository, read 2026-11. */
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");

  private final Account account;
  private final CloudClock clock;
  private final Map<String, Repository> byName = new ConcurrentSkipListMap<>();

  Repositories(Account account, CloudClock clock) {
    this.account = account;
    this.clock = clock;
  }

  Repository create(String name, RepositorySettings settings) {
    if (!NAME.matcher(name).matches() || name.length() < 2 || name.length() > 256) {
      throw errors()
          .invalid("Invalid parameter at 'repositoryName' failed to satisfy constraint: " + NAME);
    }
    Repository repository = new Repository(name, clock.now(), settings);
    if (byName.putIfAbsent(name, repository) != null) {
      throw errors().repositoryExists(name);
    }
    return repository;
  }

  Optional<Repository> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Repository existing(String name) {
    return find(name).orElseThrow(() -> errors().noRepository(name));
  }

  List<Repository> all() {
    return List.copyOf(byName.values());
  }

  void remove(String name) {
    byName.remove(name);
  }

  Account account() {
    return account;
  }

  Instant now() {
    return clock.now();
  }

  EcrErrors errors() {
    return new EcrErrors(account);
  }

  String arn(Repository repository) {
    return account.arn("ecr", "repository/" + repository.name());
  }

  String uri(Repository repository) {
    return account.registryHost() + "/" + repository.name();
  }
}
