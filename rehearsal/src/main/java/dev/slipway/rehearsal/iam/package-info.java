/**
 * IAM as the templates' policies say it: roles, evaluation of statements, and the table that says
 * which permissions an API call needs (after the Service Authorization Reference, read 2026-11).
 * Nothing here does what a permission allows.
 */
@NullMarked
package dev.slipway.rehearsal.iam;

import org.jspecify.annotations.NullMarked;
