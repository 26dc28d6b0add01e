package dev.interleave.loop;

/** When {@link Asyncio#wait} returns. */
public enum ReturnWhen {
  /** When one of the futures is done. */
  FIRST_COMPLETED,
  /** When one of the futures has failed, or all are done. */
  FIRST_EXCEPTION,
  /** When all futures are done. */
  ALL_COMPLETED
}
