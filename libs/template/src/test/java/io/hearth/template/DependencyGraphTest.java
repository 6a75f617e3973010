package io.hearth.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DependencyGraphTest {
    @Test
    void ordersByReferencesAndDeclaredNeeds() {
        Template template =
                Documents.hot(
                        """
                        resources:
                          last: {type: A, depends_on: [middle, other]}
                          middle: {type: A, properties: {a: [{b: {get_attr: [first, x]}}]}}
                          other: {type: A, metadata: {m: {get_resource: first}}}
                          first: {type: A}
                        """);

        DependencyGraph graph = template.dependencies();

        assertThat(graph.order()).containsExactly("first", "middle", "other", "last");
        assertThat(graph.requires("last")).containsExactly("middle", "other");
        assertThat(graph.requiredBy("first")).containsExactly("middle", "other");
        assertThat(graph.requiredBy("last")).isEmpty();
    }

    @Test
    void namesTheCycleAndNotWhatLeadsToIt() {
        assertThat(
                        Documents.failureOf(
                                () ->
                                        Documents.hot(
                                                """
                                                resources:
                                                  lead: {type: A, depends_on: a}
                                                  a: {type: A, depends_on: b}
                                                  b: {type: A, depends_on: c}
                                                  c: {type: A, depends_on: a}
                                                """)))
                .hasMessage("Circular Dependency Found: a -> b -> c -> a");
    }
}
