package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Each unit computes a tile of a product of two matrices of whole numbers: 32 by 32 elements, each
 * a sum of 512 products.
 */
public final class MatrixMultiply implements Workload {
  private static final int TILE = 32;
  private static final int SIZE = 512;
  private static final int TILES = SIZE / TILE;

  private int @Nullable [] left;
  private int @Nullable [] right;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(400_000), 1);
  }

  @Override
  public void open(int units) {
    left = matrix(1);
    right = matrix(2);
  }

  private static int[] matrix(long seed) {
    var matrix = new int[SIZE * SIZE];
    for (int at = 0; at < matrix.length; at++) {
      matrix[at] = (int) Long.remainderUnsigned(Mix.mix(seed, at), 1000);
    }
    return matrix;
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    int tile = tile(unit, seed);
    return waits.compute(() -> product(opened(left), opened(right), tile));
  }

  private static long product(int[] a, int[] b, int tile) {
    int top = tile / TILES * TILE;
    int start = tile % TILES * TILE;
    var row = new long[TILE];
    long sum = 0;
    for (int y = top; y < top + TILE; y++) {
      Arrays.fill(row, 0);
      for (int k = 0; k < SIZE; k++) {
        long factor = a[y * SIZE + k];
        int from = k * SIZE + start;
        for (int x = 0; x < TILE; x++) {
          row[x] += factor * b[from + x];
        }
      }
      for (long element : row) {
        sum += element;
      }
    }
    return sum;
  }

  /**
   * The elements of a tile add up to the products of the sums of the left matrix's columns with
   * those of the right one's rows, so no matrix is multiplied.
   */
  @Override
  public long expected(int unit, long seed) {
    int tile = tile(unit, seed);
    int top = tile / TILES * TILE;
    int start = tile % TILES * TILE;
    int[] a = opened(left);
    int[] b = opened(right);
    long sum = 0;
    for (int k = 0; k < SIZE; k++) {
      long column = 0;
      long row = 0;
      for (int at = 0; at < TILE; at++) {
        column += a[(top + at) * SIZE + k];
        row += b[k * SIZE + start + at];
      }
      sum += column * row;
    }
    return sum;
  }

  private static int[] opened(int @Nullable [] matrix) {
    if (matrix == null) {
      throw new IllegalStateException("open() comes before the first unit");
    }
    return matrix;
  }

  private static int tile(int unit, long seed) {
    return (int) Math.floorMod(unit + seed * 31, (long) TILES * TILES);
  }

  /** {@code matrix-multiply}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "matrix-multiply";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new MatrixMultiply();
    }
  }
}
