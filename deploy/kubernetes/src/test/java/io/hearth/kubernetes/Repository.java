package io.hearth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What else of this repository the chart speaks of. */
final class Repository {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path CHART = ROOT.resolve("deploy/kubernetes/hearth");
    static final List<String> SERVICES =
            List.of(
                    "stack-api",
                    "identity-worker",
                    "metadata-service",
                    "signal-service",
                    "webhook-service");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode COMPOSED = yaml(text("deploy/compose/compose.yaml")).getFirst();

    private Repository() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML text, with its anchors put in. */
    static List<JsonNode> yaml(String text) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(yaml.loadAll(text).spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .toList();
    }

    /** A service of compose.yaml; the words of its defaults stand for what may be set. */
    static JsonNode composed(String name) {
        return COMPOSED.path("services").path(name);
    }

    /** What stands in compose.yaml for the default of a setting, {@code ${NAME:-default}}. */
    static String withDefaults(String text) {
        return text.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1");
    }

    /** The topics that a service reads, by its own configuration. */
    static Set<String> topicsOf(String service) {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(
                        ROOT.resolve(service)
                                .resolve("src/main/resources/application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Pattern channel = Pattern.compile("mp\\.messaging\\.incoming\\.[a-z]+\\.topic");
        return properties.stringPropertyNames().stream()
                .filter(channel.asMatchPredicate())
                .map(properties::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
