package io.hearth.access.cfn;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.StackRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackNameTest {
    private static final StackRef STACK = new StackRef("s1", "demo", "s1", "p1");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "demo, true",
        "demo/s1, true",
        "arn:openstack:heat::p1:stacks/demo/s1, true",
        "demo/s2, false",
        "other/s1, false",
        "s1, false",
        "arn:openstack:heat::p2:stacks/demo/s1, false",
        "arn:openstack:heat::p1:demo, false",
        "arn:openstack:heat::, false",
    })
    void meansOneStack(String text, boolean meant) {
        assertThat(StackName.parse(text).means(STACK)).isEqualTo(meant);
    }
}
