/**
 * The orders that the application reads, by {@link dev.interleave.web.database.JdbcOrders} or
 * {@link dev.interleave.web.database.VertxOrders}, where {@link
 * dev.interleave.web.database.DatabaseSettings} say.
 */
@NullMarked
package dev.interleave.web.database;

import org.jspecify.annotations.NullMarked;
