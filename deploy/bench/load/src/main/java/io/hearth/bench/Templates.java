package io.hearth.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The templates that are measured. */
final class Templates {
    /** The file of the stacks that {@link #nested} holds. */
    static final String INNER = "inner.yaml";

    private Templates() {}

    /** Handles with an EC2 keypair each, and nothing that waits. */
    static String handles(int count) {
        return "heat_template_version: 2018-08-31\nresources:\n"
                + IntStream.range(0, count)
                        .mapToObj(
                                n ->
                                        """
                                          handle%d:
                                            type: OS::Heat::WaitConditionHandle
                                            properties: {signal_transport: CFN_SIGNAL}
                                        """
                                                .formatted(n))
                        .collect(Collectors.joining());
    }

    /** No identity: nothing to wait for but the engine. */
    static String plain() {
        return """
        heat_template_version: 2018-08-31
        resources:
          a: {type: OS::Heat::TestResource, properties: {value: one}}
          b: {type: OS::Heat::TestResource, properties: {value: {get_attr: [a, output]}}}
        """;
    }

    /**
     * An instance that reads one resource, by password and by keypair, and one that signals by
     * token.
     */
    static String instance() {
        return """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Heat::TestResource
            metadata: {config: "%s"}
          policy:
            type: OS::Heat::AccessPolicy
            properties: {AllowedResources: [server]}
          user:
            type: AWS::IAM::User
            properties:
              LoginProfile: {Password: "Bench-0nly-Passw0rd"}
              Policies: [{get_resource: policy}]
          key:
            type: AWS::IAM::AccessKey
            properties: {UserName: {get_resource: user}}
          handle:
            type: OS::Heat::WaitConditionHandle
        outputs:
          user: {value: {get_resource: user}}
          access: {value: {get_resource: key}}
          secret: {value: {get_attr: [key, SecretAccessKey]}}
          token: {value: {get_attr: [handle, token]}}
        """
                .formatted("x".repeat(800));
    }

    /** As many identities that read the same resource by a keypair. */
    static String instances(int count) {
        return """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Heat::TestResource
            metadata: {config: "%s"}
          policy:
            type: OS::Heat::AccessPolicy
            properties: {AllowedResources: [server]}
        """
                        .formatted("x".repeat(800))
                + lines(
                        count,
                        """
                          user%1$d:
                            type: AWS::IAM::User
                            properties: {Policies: [{get_resource: policy}]}
                          key%1$d:
                            type: AWS::IAM::AccessKey
                            properties: {UserName: {get_resource: user%1$d}}
                        """)
                + "outputs:\n"
                + lines(
                        count,
                        """
                          access%1$d: {value: {get_resource: key%1$d}}
                          secret%1$d: {value: {get_attr: [key%1$d, SecretAccessKey]}}
                        """);
    }

    /** Resources without identities that all take the parameter {@code value}. */
    static String many(int count) {
        return "heat_template_version: 2018-08-31\n"
                + "parameters: {value: {type: string, default: one}}\nresources:\n"
                + lines(
                        count,
                        "  r%d: {type: OS::Heat::TestResource, properties: {value: {get_param: value}}}\n");
    }

    /** As many resources, of which one waits for two signals. */
    static String manyAndOneThatWaits(int count) {
        return many(count - 2)
                + """
                  handle: {type: OS::Heat::WaitConditionHandle, properties: {signal_transport: NO_SIGNAL}}
                  condition:
                    type: OS::Heat::WaitCondition
                    properties: {handle: {get_resource: handle}, timeout: 300, count: 2}
                """;
    }

    /** Stacks within a stack, each from the file {@value #INNER}; all take {@code value}. */
    static String nested(int count) {
        return "heat_template_version: 2018-08-31\n"
                + "parameters: {value: {type: string, default: one}}\nresources:\n"
                + lines(
                        count,
                        "  n%d: {type: " + INNER + ", properties: {value: {get_param: value}}}\n");
    }

    private static String lines(int count, String pattern) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining());
    }
}
