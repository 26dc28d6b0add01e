/**
 * The database of the application: {@link dev.interleave.web.database.JdbcOrders} and {@link
 * dev.interleave.web.database.VertxOrders} read it, {@link
 * dev.interleave.web.database.OrderDatabase} is one to read.
 */
@NullMarked
package dev.interleave.web.database;

import org.jspecify.annotations.NullMarked;
