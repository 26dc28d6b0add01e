package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.interleave.report.input.Json;
import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadResults;
import dev.interleave.runner.Interleave;
import dev.interleave.runner.environment.Jdk;
import dev.interleave.runner.fork.Offspring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code interleave load} from its arguments to its files, with real servers of a few lines. */
class LoadCommandTest {
  /** As little as shows that it works; figures of so short probes mean nothing. */
  private static final List<String> SHORT =
      List.of(
          "--seconds=0.2",
          "--settle=0.1",
          "--warmup=0.2",
          "--connections=4",
          "--timeout=1100ms",
          "--bound=100ms",
          "--seed=1");

  @TempDir private static Path shared;
  private static Path jar;

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void buildJar() throws IOException {
    jar = ServerJars.build(shared, ServerJars.SUITE);
  }

  @AfterEach
  void nothingIsLeftRunning() {
    assertThat(Offspring.of(results()).find()).isEmpty();
  }

  private Path results() {
    return temp.resolve("out");
  }

  private int load(String... options) {
    List<String> arguments = new ArrayList<>(List.of("load", "--out=" + results()));
    SHORT.stream()
        .filter(option -> Stream.of(options).noneMatch(other -> name(other).equals(name(option))))
        .forEach(arguments::add);
    arguments.addAll(List.of(options));
    return InterleaveCommand.execute(
        Interruption.none(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  private static String name(String option) {
    return option.substring(0, option.indexOf('=') + 1);
  }

  private int started() {
    return Offspring.of(results()).find().size();
  }

  private List<LoadFork> forks() {
    return Json.read(results().resolve(LoadResults.FILE), LoadResults.class).forks();
  }

  private List<String> csv() throws IOException {
    return Files.readAllLines(results().resolve("load.csv"));
  }

  @Test
  void theHighestRateOfASlowServerIsFound() throws IOException {
    assertThat(load("--jar=" + jar, "--servers=slow", "--requests=hello", "--rounds=1"))
        .as("%s%n%s", out, err)
        .isZero();
    LoadFork fork = forks().getFirst();
    // One thread that sleeps for 8 ms: 125 a second at the very most.
    assertThat(fork.highest()).isNotNull().isBetween(10.0, 300.0);
    assertThat(fork.probes()).hasSizeGreaterThan(3).anyMatch(probe -> !probe.kept());
    assertThat(csv().get(1)).startsWith("slow,hello,ok,1,");
    assertThat(out.toString()).contains("Slow keeps p99 within 100 ms up to", "load.html");
    for (String file : List.of("load.md", "load.html", "charts/rate-01-dark.png")) {
      assertThat(results().resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void everyServerIsMeasuredAtOneRateAndWhatFailsIsNamed() throws IOException {
    assertThat(load("--jar=" + jar, "--requests=hello", "--rate=100", "--rounds=1"))
        .as("%s%n%s", out, err)
        .isEqualTo(12);
    assertThat(forks()).hasSize(4);
    assertThat(csv()).hasSize(5);
    assertThat(csv().get(1)).startsWith("good,hello,ok,1,100.0,,,");
    assertThat(csv().get(3)).contains("could not be measured", "exit code 3", "out of lives");
    assertThat(csv().get(4)).contains("listening somewhere");
    LoadFork good =
        forks().stream().filter(fork -> fork.server().equals("good")).findFirst().orElseThrow();
    assertThat(good.probes().getFirst().sample().due()).isEqualTo(20);
    assertThat(good.probes().getFirst().sample().serverCpuSeconds()).isNotNull();
  }

  @Test
  void whatARequestNeedsIsStartedOnceAndTold() {
    assertThat(
            load(
                "--jar=" + jar,
                "--servers=good,slow",
                "--requests=stored",
                "--rate=50",
                "--rounds=1"))
        .as("%s%n%s", out, err)
        .isZero();
    assertThat(forks()).hasSize(2);
  }

  @Test
  void aWrongAnswerEndsTheCell() {
    assertThat(load("--jar=" + jar, "--servers=good", "--requests=other", "--rate=50"))
        .isEqualTo(12);
    assertThat(out.toString()).contains("the body \"hello\" where \"bye\" was expected");
    assertThat(forks()).as("it is not tried again").hasSize(1);
  }

  @Test
  void anInterruptedRunIsGoneOnWith() {
    String[] options = {"--jar=" + jar, "--servers=good", "--requests=hello", "--rate=50"};
    assertThat(load(with(options, "--rounds=1"))).isZero();
    List<LoadFork> first = forks();
    assertThat(load(with(options, "--rounds=2", "--resume"))).isZero();
    assertThat(forks()).hasSize(2).startsWith(first.getFirst());
    assertThat(load(with(options, "--rounds=2", "--resume", "--quantile=90"))).isEqualTo(2);
    assertThat(err.toString()).contains("can't be resumed", "the load is another one");
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void aServerThatRunsAlreadyIsLoaded() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "--url=http://127.0.0.1:%d/x?y=z".formatted(server.getAddress().getPort());
      assertThat(
              load(
                  url,
                  "--method=POST",
                  "--body=hello",
                  "--expect=hello",
                  "--rate=100",
                  "--rounds=1"))
          .as("%s%n%s", out, err)
          .isZero();
      assertThat(csv().get(1)).startsWith("url,request,ok,1,100.0,");
      assertThat(load(url, "--expect=hello")).isEqualTo(2);
      assertThat(err.toString()).contains("gave a wrong answer: the body \"\"", "--expect");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--servers=nginx, 'there is no such server in the jar. It has: good, slow, dying, mute.'",
    "--requests=hi, 'It has: hello, stored, other.'",
    "--rate=fast, 'allowed are 1 to 1000000 requests per second, or search'",
    "--rate=0, 'allowed are 1 to 1000000'",
    "--bound=10, 'is not a time above zero'",
    "--quantile=100, 'allowed are 50 to below 100'",
    "--connections=0, 'allowed are 1 to 10000'",
    "--rounds=0, 'allowed are 1 to 100'",
    "--timeout=1ms, 'allowed is what is longer than the bound'",
    "--arrivals=never, 'allowed are fixed and poisson'",
    "--seconds=0, 'allowed are 0.1 to 3600.0 seconds'",
    "--expect=x, '--expect and --body go with --url'",
    "--url=http://localhost/, '--jar and --url exclude each other'",
  })
  void badOptionsAreExplained(String option, String explanation) {
    assertThat(load("--jar=" + jar, option)).isEqualTo(2);
    assertThat(err.toString()).contains(explanation);
    assertThat(results().resolve(LoadResults.FILE)).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "https://localhost/, 'without TLS'",
    "localhost:80, 'allowed is http://host:port/path'",
    "http://a b/, 'allowed is http://host:port/path'",
    "http://127.0.0.1:1/, 'gave no answer: Connection refused. Start the server first'",
  })
  void urlsThatCannotBeLoadedAreExplained(String url, String explanation) {
    assertThat(load("--url=" + url, "--expect=x")).isEqualTo(2);
    assertThat(err.toString()).contains("--url=" + url, explanation);
  }

  @Test
  void jarsThatCannotBeUsedAreNamed() throws IOException {
    Path text = Files.writeString(temp.resolve("text.jar"), "no jar");
    assertThat(load("--jar=" + text)).isEqualTo(2);
    assertThat(err.toString()).contains("--jar=" + text + " is not a readable jar");
    assertThat(load("--jar=nowhere.jar")).isEqualTo(2);
    assertThat(err.toString()).contains("--jar=nowhere.jar: there is no such file");
    assertThat(load()).isEqualTo(2);
    assertThat(err.toString()).contains("Nothing to load: give either --jar");
    assertThat(load("--url=http://localhost:1/")).isEqualTo(2);
    assertThat(err.toString()).contains("without --expect");
    assertThat(load("--jar=" + jarWith(""))).isEqualTo(2);
    assertThat(err.toString()).contains("has no META-INF/interleave/load.json");
    assertThat(load("--jar=" + jarWith("{\"schema\": 9}"))).isEqualTo(2);
    assertThat(err.toString()).contains("has schema 9; this Interleave knows 1");
    assertThat(load("--jar=" + jarWith("{\"schema\": 1}"))).isEqualTo(2);
    assertThat(err.toString()).contains("names 0 servers and 0 requests");
    assertThat(
            load(
                "--jar="
                    + jarWith(
                        ServerJars.SUITE.replace("\"needs\": \"store\"", "\"needs\": \"db\""))))
        .isEqualTo(2);
    assertThat(err.toString()).contains("needs the service db");
  }

  private Path jarWith(String suite) throws IOException {
    return ServerJars.build(Files.createTempDirectory(temp, "jar"), suite);
  }

  /** A runner in a process of its own, with a service, a server and a generator that run. */
  private Process startAndWaitForTheLoad(Path printed) throws IOException, InterruptedException {
    Process runner =
        new ProcessBuilder(
                Jdk.own().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Interleave.class.getName(),
                "load",
                "--jar=" + jar,
                "--out=" + results(),
                "--servers=good",
                "--requests=stored",
                "--rate=20",
                "--warmup=600")
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    for (int i = 0; i < 600 && runner.isAlive() && started() < 3; i++) {
      runner.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(started()).as(Files.readString(printed)).isEqualTo(3);
    return runner;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSignalEndsItAndAllThatItStarted() throws IOException, InterruptedException {
    Path printed = temp.resolve("printed.txt");
    Process runner = startAndWaitForTheLoad(printed);
    runner.destroy();
    assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runner.exitValue()).isEqualTo(130);
    assertThat(Files.readString(printed)).contains("Nothing was measured before the end.");
    assertThat(started()).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatItStartedEndsByItselfWhenItIsKilled() throws IOException, InterruptedException {
    Process runner = startAndWaitForTheLoad(temp.resolve("printed.txt"));
    runner.destroyForcibly().waitFor();
    for (ProcessHandle left : Offspring.of(results()).find()) {
      left.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
    assertThat(started()).isZero();
  }
}
