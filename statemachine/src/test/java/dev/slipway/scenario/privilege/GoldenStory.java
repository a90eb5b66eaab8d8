package dev.slipway.scenario.privilege;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A scenario that can be played by its name.
 *
 * @param name class and method of its test, such as {@code ByHandTest.deploysATag}
 */
public record GoldenStory(String name) {
  private static final String PACKAGE = "dev.slipway.scenario.";

  static GoldenStory of(Method test) {
    return new GoldenStory(test.getDeclaringClass().getSimpleName() + "." + test.getName());
  }

  /**
   * Plays it as far as it gets.
   *
   * @throws IllegalStateException when there is no such scenario
   */
  void play() {
    String[] parts = name.split("\\.");
    try {
      Class<?> tests = Class.forName(PACKAGE + parts[0]);
      Constructor<?> made = tests.getDeclaredConstructor();
      Method test = tests.getDeclaredMethod(parts[1]);
      made.setAccessible(true);
      test.setAccessible(true);
      test.invoke(made.newInstance());
    } catch (InvocationTargetException otherwise) {
      // It expects what comes with all grants, so that without one it may well not come true.
      return;
    } catch (ReflectiveOperationException gone) {
      throw new IllegalStateException(
          "there is no scenario " + name + "; record the grants anew", gone);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
