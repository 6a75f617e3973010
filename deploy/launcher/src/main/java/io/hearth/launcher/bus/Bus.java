package io.hearth.launcher.bus;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a bus is reached.
 *
 * @param client Kafka's properties of a client: {@code bootstrap.servers}, and what a bus over TLS
 *     or with logins asks for
 */
public record Bus(Map<String, Object> client) {
    public Bus {
        client = Map.copyOf(client);
    }

    /** One that anybody may use, by the {@code host:port} of its brokers. */
    public static Bus at(String servers) {
        return new Bus(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    /**
     * One that asks who comes.
     *
     * @param file properties as Kafka's own tools take them by {@code --command-config}
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Bus at(String servers, Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("%s cannot be read.".formatted(file), e);
        }
        Map<String, Object> client = new HashMap<>();
        properties.forEach((name, value) -> client.put(name.toString(), value));
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return new Bus(client);
    }

    /** The same with more, which wins. */
    public Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(client);
        all.putAll(more);
        return all;
    }

    /** The brokers, as {@code host:port} with commas between them. */
    public String servers() {
        return String.valueOf(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Without the logins. */
    @Override
    public String toString() {
        return servers();
    }
}
