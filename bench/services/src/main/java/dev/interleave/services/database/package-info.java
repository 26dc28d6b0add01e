/**
 * A database with known rows: {@link dev.interleave.services.database.Database} starts it or goes
 * to one that runs already, {@link dev.interleave.services.database.Orders} knows the answers.
 */
@NullMarked
package dev.interleave.services.database;

import org.jspecify.annotations.NullMarked;
