package io.hearth.launcher.container;

import io.hearth.launcher.layout.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Some of Hearth's tests in a Maven of their own, as a developer runs them: their PostgreSQL and
 * Kafka are started by Testcontainers, from the images that {@code compose.yaml} names.
 */
public final class ContainerTests implements AutoCloseable {
    public static final String POSTGRES = "postgres:15";
    public static final String KAFKA = "apache/kafka:4.1.1";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Tells their reports from those of the build that this is a part of. */
    private static final String SUFFIX = "in-containers";

    private static final Pattern REPORT = Pattern.compile("TEST-.*\\.(\\w+)-" + SUFFIX + "\\.xml");

    private final Installation installation = Installation.current();
    private final Instant begin = Instant.now();
    private final Engine engine;

    private ContainerTests(Engine engine) {
        this.engine = engine;
    }

    /**
     * Those on the engine of this machine.
     *
     * @param directory for what the engine needs
     * @return empty where there is no engine
     */
    public static Optional<ContainerTests> find(Path directory) throws IOException {
        return Engine.find(directory).map(ContainerTests::new);
    }

    /**
     * Runs the tests of these classes, which are a library's or those of what it needs.
     *
     * @return how many passed, of each class
     * @throws IOException if one failed
     */
    public Map<String, Integer> run(String library, String... classes)
            throws IOException, InterruptedException {
        engine.prepare(installation.compose());
        for (Path old : reports().values()) {
            Files.delete(old);
        }
        Map<String, String> environment = new HashMap<>(engine.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Engine.run(
                installation.home(),
                environment,
                PATIENCE,
                List.of(
                        "mvn",
                        "-q",
                        "-B",
                        "-o",
                        "-ntp",
                        "-pl",
                        "libs/" + library,
                        "-am",
                        "test",
                        "-Dtest=" + String.join(",", classes),
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dsurefire.reportNameSuffix=" + SUFFIX,
                        "-Dinfra=containers",
                        "-Dinfra.postgres-image=" + POSTGRES,
                        "-Dinfra.kafka-image=" + KAFKA));
        Map<String, Integer> passed = new HashMap<>();
        for (Map.Entry<String, Path> report : reports().entrySet()) {
            passed.put(report.getKey(), passed(report.getValue()));
        }
        return passed;
    }

    /** What the engine tells of the containers that were made since, a line for each. */
    public List<String> made() throws IOException, InterruptedException {
        return Engine.answer(
                engine.environment(),
                List.of(
                        engine.client(),
                        "events",
                        "--since=" + begin.getEpochSecond(),
                        // ago for Docker, from now on for podman
                        "--until=1s",
                        "--filter=label=org.testcontainers=true",
                        "--filter=event=create",
                        "--format={{json .}}"));
    }

    @Override
    public void close() {
        engine.close();
    }

    /** By the names of the classes whose tests they tell of. */
    private Map<String, Path> reports() throws IOException {
        Map<String, Path> reports = new HashMap<>();
        try (Stream<Path> files = Files.walk(installation.home().resolve("libs"), 4)) {
            files.forEach(
                    file -> {
                        Matcher name = REPORT.matcher(file.getFileName().toString());
                        if (name.matches()) {
                            reports.put(name.group(1), file);
                        }
                    });
        }
        return reports;
    }

    private static int passed(Path report) throws IOException {
        try {
            Element suite =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(report.toFile())
                            .getDocumentElement();
            return Integer.parseInt(suite.getAttribute("tests"))
                    - Integer.parseInt(suite.getAttribute("skipped"));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("%s is no report of tests.".formatted(report), e);
        }
    }
}
