package io.hearth.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearth.contract.EventCodec;
import io.hearth.contract.Topic;
import io.hearth.launcher.bus.EventLine;
import io.hearth.launcher.bus.TopicReader;
import io.hearth.launcher.bus.TopicReader.Until;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code hearth events tail}. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what happens, an event a line, until it is stopped.",
            "Secrets in events are sealed, and are left out of the short form."
        })
public final class TailCommand implements Callable<Integer> {
    private static final Set<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());

    private final ObjectMapper mapper = new ObjectMapper();
    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private BusOptions bus = new BusOptions();

    @Option(
            names = "--stack",
            paramLabel = "STACK",
            description = "Only of the stack with this name or id, or of the tree below this root.")
    private @Nullable String stack;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "Only of this CloudEvents type; an asterisk at its end stands for whatever follows, as in 'hearth.stack.*'.")
    private @Nullable String type;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            converter = From.class,
            description = {
                "'beginning', a time such as 2026-11-23T07:00:00Z, or how long ago, such as 15m.",
                "By default now."
            })
    private @Nullable Instant from;

    @Option(names = "--once", description = "End when all that is there by now has been printed.")
    private boolean once;

    @Option(
            names = "--json",
            description = "Print each as a CloudEvent in JSON, whole, with what is sealed in it.")
    private boolean json;

    public TailCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() {
        new TopicReader(bus.bus(stateDirectory.get()))
                .read(
                        TOPICS,
                        from == null ? InstantSource.system().instant() : from,
                        once ? Until.END : Until.FOREVER,
                        this::print);
        return 0;
    }

    private void print(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = TopicReader.headers(record);
        String of = headers.getOrDefault(EventCodec.TYPE_HEADER, "");
        JsonNode data = data(record);
        if (isOfType(of) && isOfStack(record.key(), data)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? cloudEvent(headers, data) : line(headers, of, data));
            out.flush();
        }
    }

    private JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null
                    ? MissingNode.getInstance()
                    : mapper.readTree(record.value());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private boolean isOfType(String of) {
        if (type == null) {
            return true;
        }
        return type.endsWith("*")
                ? of.startsWith(type.substring(0, type.length() - 1))
                : of.equals(type);
    }

    private boolean isOfStack(@Nullable String key, JsonNode data) {
        JsonNode about = data.path("stack");
        return stack == null
                || stack.equals(key)
                || stack.equals(about.path("id").asText())
                || stack.equals(about.path("name").asText());
    }

    /** The attributes by their names in JSON, which are those of the headers behind "ce_". */
    private String cloudEvent(Map<String, String> headers, JsonNode data) {
        ObjectNode event = mapper.createObjectNode();
        headers.forEach(
                (name, value) -> {
                    if (name.startsWith("ce_")) {
                        event.put(name.substring(3), value);
                    }
                });
        event.put("datacontenttype", headers.getOrDefault("content-type", "application/json"));
        event.set("data", data.isMissingNode() ? mapper.nullNode() : data);
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event cannot be printed.", e);
        }
    }

    private static String line(Map<String, String> headers, String of, JsonNode data) {
        StringBuilder line = new StringBuilder();
        line.append(headers.getOrDefault("ce_time", "")).append("  ").append(of);
        String name = data.at("/stack/name").asText();
        line.append("  ").append(name.isEmpty() ? headers.getOrDefault("ce_subject", "") : name);
        return line.append(' ').append(EventLine.fields(of, data)).toString();
    }

    /** A time, or how long ago. */
    static final class From implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            if (text.equals("beginning")) {
                return Instant.EPOCH;
            }
            try {
                return text.matches("(\\d+[dhms])+")
                        ? InstantSource.system().instant().minus(duration(text))
                        : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'%s' is neither 'beginning', a time such as 2026-11-23T07:00:00Z, nor how long ago, such as 15m"
                                .formatted(text));
            }
        }

        /** In the words of ISO 8601. */
        private static Duration duration(String text) {
            String upper = text.toUpperCase(Locale.ROOT);
            int day = upper.indexOf('D') + 1;
            String time = upper.substring(day);
            return Duration.parse(
                    "P" + upper.substring(0, day) + (time.isEmpty() ? "" : "T" + time));
        }
    }
}
