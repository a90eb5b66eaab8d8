package dev.slipway.core.gate;

/** One thing that is asked before a deployment changes anything. */
interface Gate {

  /** What people call it: stable, they search for it. */
  String name();

  Result check(Circumstances at);

  /** Who may pass although the gate refuses. */
  Key key();

  /** What opens a gate that refuses. */
  enum Key {
    /** Nothing: what it refuses cannot work. */
    NONE,
    /** A forced deployment. */
    FORCE,
    /** A forced deployment whose person says why. */
    FORCE_WITH_REASON
  }
}
