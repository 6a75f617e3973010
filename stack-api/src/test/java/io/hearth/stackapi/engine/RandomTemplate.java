package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.PlainJson;
import io.hearth.template.Environment;
import io.hearth.template.environment.Hook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Templates of {@link SteeredResource}s. */
final class RandomTemplate {
    static final String NOTHING = "heat_template_version: 2021-04-16";
    private static final String TEMPLATE = NOTHING + "\nresources: {%s}";

    private RandomTemplate() {}

    /** For every other template, hooks at some of the six names. */
    static Environment hooks(Random random) {
        Map<String, @Nullable Object> resources = new TreeMap<>();
        if (random.nextBoolean()) {
            for (String name : List.of("a", "b", "c", "d", "e", "f")) {
                List<String> hooks =
                        Arrays.stream(Hook.values())
                                .filter(hook -> random.nextInt(6) == 0)
                                .map(Hook::shown)
                                .toList();
                resources.put(name, Map.of("hooks", hooks));
            }
        }
        return Environment.of(Map.of("resource_registry", Map.of("resources", resources)));
    }

    /** Some of six names, each requiring some that come before it in a random order. */
    static String of(Random random) {
        List<String> order = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f"));
        Collections.shuffle(order, random);
        List<String> names = order.subList(0, 1 + random.nextInt(order.size()));
        Map<String, String> resources = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            TreeSet<String> requires = new TreeSet<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(3) == 0) {
                    requires.add(names.get(j));
                }
            }
            Map<String, @Nullable Object> properties = new TreeMap<>();
            properties.put(SteeredResource.VALUE, Integer.toString(random.nextInt(2)));
            properties.put(SteeredResource.NAME, Integer.toString(random.nextInt(2)));
            properties.put(SteeredResource.FAILS, random.nextInt(12) == 0);
            properties.put(SteeredResource.WAITS, random.nextInt(2) == 0);
            resources.put(
                    names.get(i),
                    PlainJson.write(
                            Map.of(
                                    "type",
                                    SteeredResource.TYPE,
                                    "depends_on",
                                    List.copyOf(requires),
                                    "properties",
                                    properties)));
        }
        return TEMPLATE.formatted(
                resources.entrySet().stream()
                        .map(resource -> "%s: %s".formatted(resource.getKey(), resource.getValue()))
                        .collect(Collectors.joining(",\n")));
    }
}
