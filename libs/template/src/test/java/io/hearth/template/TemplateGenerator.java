package io.hearth.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Makes templates with every function in them. Half of them are right as far as a parser can tell;
 * in the others there may be anything. The same seed makes the same template.
 */
final class TemplateGenerator {
    private static final List<String> VERSIONS =
            List.of("2013-05-23", "2015-10-15", "newton", "ocata", "pike", "2018-08-31", "wallaby");
    private static final List<Object> SCALARS =
            List.of(
                    "",
                    "yes",
                    "1",
                    "~",
                    "ä€😀",
                    "a: b",
                    "\"'\\\n\t",
                    "<<",
                    0L,
                    -7L,
                    2.5,
                    true,
                    false);
    private static final List<String> QUERIES =
            List.of(
                    "$.data",
                    "$.data.k0",
                    "$.data.k1.len()",
                    "$.data.values().flatten().distinct()",
                    "$.data.keys().orderBy($).join(',')",
                    "coalesce($.data.get(k2), [1]).where($ != null).select([$, 1])",
                    "let(x => $.data) -> $x.items().toDict($[0], $[1])");

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;
    private final boolean right;
    private final List<String> resources = new ArrayList<>();
    private final List<Function<Integer, Object>> functions =
            List.of(
                    depth -> use("list_join", List.of(",", list(depth), list(depth))),
                    depth -> use("str_replace", replacement(depth)),
                    depth -> use("str_replace_strict", replacement(depth)),
                    depth -> use("str_replace_vstrict", replacement(depth)),
                    depth -> use("str_split", List.of(",", value(depth), value(0))),
                    depth -> use("digest", List.of("md5", value(depth))),
                    depth -> use("repeat", loop(depth)),
                    depth -> use("map_merge", List.of(map(depth), map(depth))),
                    depth -> use("map_replace", List.of(map(depth), Map.of("keys", map(0)))),
                    depth -> use("list_concat", List.of(list(depth), list(depth))),
                    depth -> use("list_concat_unique", List.of(list(depth), list(depth))),
                    depth -> use("filter", List.of(list(0), list(depth))),
                    depth -> use("contains", List.of(value(0), list(depth))),
                    depth -> use("make_url", Map.of("host", value(depth), "port", value(0))),
                    depth -> use("yaql", Map.of("expression", pick(QUERIES), "data", map(depth))),
                    depth -> use("if", List.of(condition(2), value(depth), value(depth))),
                    depth -> use("if", List.of(condition(1), value(depth))),
                    depth -> use("get_param", List.of("j", value(0))),
                    depth -> use("get_file", value(0)),
                    depth -> use("resource_facade", "metadata"),
                    depth -> use(old("Fn::Select"), List.of(value(0), list(depth))),
                    depth -> use(old("Fn::Join"), List.of("-", list(depth))),
                    depth -> use(old("Ref"), "p"));

    TemplateGenerator(long seed) {
        // Neighbouring seeds of this generator begin alike, unless they are spread.
        this.random = new Random(seed * SPREAD);
        this.right = isRight(seed);
    }

    /** Whether the template of that seed must parse. */
    static boolean isRight(long seed) {
        return seed % 2 == 0;
    }

    Map<String, Object> template() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("heat_template_version", right ? "wallaby" : pick(VERSIONS));
        document.put(
                "parameters",
                Map.of(
                        "p", Map.of("type", "string", "default", "d"),
                        "b", Map.of("type", "boolean", "default", random.nextBoolean()),
                        "j", Map.of("type", "json", "default", Map.of("k0", List.of(1, 2)))));
        if (right || random.nextInt(4) > 0) {
            document.put("conditions", Map.of("c0", definition("equals"), "c1", definition("or")));
        }
        Map<String, Object> declared = new LinkedHashMap<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            String name = "r" + declared.size();
            declared.put(name, resource());
            resources.add(name);
        }
        document.put("resources", declared);
        document.put(
                "outputs", Map.of("o", Map.of("value", value(5)), "u", Map.of("value", value(4))));
        return document;
    }

    private Map<String, Object> resource() {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("type", "OS::Heat::TestResource");
        resource.put("properties", isWild(8) ? value(2) : map(4));
        resource.put("metadata", map(3));
        if (random.nextInt(4) == 0) {
            resource.put("condition", condition(2));
        }
        if (!resources.isEmpty() && random.nextInt(3) == 0) {
            resource.put("depends_on", pick(resources));
        }
        if (isWild(8)) {
            resource.put("deletion_policy", value(1));
        }
        if (random.nextInt(8) == 0) {
            resource.put("external_id", value(1));
        }
        return resource;
    }

    private Object definition(String function) {
        if (isWild(8)) {
            return condition(2);
        }
        return function.equals("or")
                ? Map.of("or", List.of(condition(2), condition(1)))
                : Map.of("equals", List.of(Map.of("get_param", "p"), pick(SCALARS)));
    }

    private Object condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 3)) {
            case 0 -> random.nextBoolean();
            case 1 -> "c" + random.nextInt(2);
            case 2 -> Map.of("get_param", "b");
            case 3 -> Map.of("not", condition(depth - 1));
            case 4 -> Map.of("and", List.of(condition(depth - 1), condition(depth - 1)));
            case 5 -> Map.of("or", List.of(condition(depth - 1), condition(depth - 1)));
            case 6 -> Map.of("contains", List.of(pick(SCALARS), SCALARS));
            default -> Map.of("equals", List.of(Map.of("get_param", "p"), pick(SCALARS)));
        };
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 3)) {
            case 0, 1 -> pick(SCALARS);
            case 2 -> resources.isEmpty() ? Map.of("get_param", "p") : reference();
            case 3 -> list(depth - 1);
            case 4 -> map(depth - 1);
            default -> pick(functions).apply(depth - 1);
        };
    }

    private Object reference() {
        String name = pick(resources);
        return random.nextBoolean()
                ? Map.of("get_resource", name)
                : Map.of("get_attr", List.of(name, "output", random.nextInt(3)));
    }

    private List<Object> list(int depth) {
        List<Object> items = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            items.add(value(Math.max(0, depth - 1)));
        }
        return items;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            entries.put("k" + count, value(Math.max(0, depth - 1)));
        }
        return entries;
    }

    private Map<String, Object> replacement(int depth) {
        return Map.of(
                "template", random.nextBoolean() ? "k1 k2" : value(depth), "params", map(depth));
    }

    private Map<String, Object> loop(int depth) {
        return Map.of(
                "for_each",
                Map.of("%x%", list(depth), "%y%", list(0)),
                "template",
                random.nextBoolean() ? "%x%-%y%" : value(depth),
                "permutations",
                random.nextBoolean());
    }

    /** A function's use; a wild one may be of another shape than the function takes. */
    private Object use(String function, Object arguments) {
        return Map.of(function, isWild(40) ? value(0) : arguments);
    }

    /** The name of a function that the newest version refuses. */
    private String old(String function) {
        return right ? "no_function" : function;
    }

    private boolean isWild(int oneIn) {
        return !right && random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
