package dev.slipway.rehearsal.wire;

/** What stands between a request and the operation it wants. */
public record Guard(Principals principals, Gate gate, CallLog log) {}
