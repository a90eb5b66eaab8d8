package dev.slipway.port;

import java.util.List;

/** What containers wrote. */
public interface ContainerLogs {

  /** The last lines of a log stream, oldest first; none when there is no such stream. */
  List<String> last(String group, String stream, int lines);
}
