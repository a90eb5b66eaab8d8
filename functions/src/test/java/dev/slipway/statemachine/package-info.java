/** Checks on the workflow's definition, and the picture and table that its README shows of it. */
package dev.slipway.statemachine;
