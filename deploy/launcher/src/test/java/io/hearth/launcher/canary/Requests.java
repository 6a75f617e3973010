package io.hearth.launcher.canary;

import java.util.ArrayList;
import java.util.List;

/** Addresses of the Orchestration API that are read. */
final class Requests {
    private static final List<String> RESOURCES =
            List.of(
                    "text",
                    "random",
                    "config",
                    "private",
                    "user",
                    "key",
                    "by_token",
                    "by_password",
                    "by_url",
                    "by_aws_url",
                    "condition",
                    "policy",
                    "trustee",
                    "trustee_key",
                    "script",
                    "nested");
    private static final List<String> OUTPUTS =
            List.of(
                    "random",
                    "secret_key",
                    "token",
                    "password",
                    "url",
                    "aws_url",
                    "policy_url",
                    "trustee_password",
                    "trustee_secret_key",
                    "signalled");

    private Requests() {}

    /**
     * All that there are.
     *
     * @param project the API's address for a project
     * @param path of a stack, below a project's
     */
    static List<String> all(String project, String path) {
        List<String> all = new ArrayList<>(withoutSecrets(project, path));
        String stack = project + path;
        for (String one : List.of("", "/outputs", "/export", "/resources?with_detail=true")) {
            all.add(stack + one);
        }
        OUTPUTS.forEach(output -> all.add(stack + "/outputs/" + output));
        for (String resource : RESOURCES) {
            all.add("%s/resources/%s?with_attr=value&with_attr=show".formatted(stack, resource));
            all.add("%s/resources/%s/metadata".formatted(stack, resource));
        }
        for (String one :
                List.of(
                        "/software_configs",
                        "/software_deployments",
                        "/software_deployments/metadata/00000000-0000-4000-8000-000000000001")) {
            all.add(project + one);
        }
        return all;
    }

    /** Those whose answers tell no secret to anybody, the owner included. */
    static List<String> withoutSecrets(String project, String path) {
        List<String> some = new ArrayList<>();
        for (String one :
                List.of(
                        "/stacks",
                        "/stacks/detail",
                        "/stacks?show_nested=true&show_deleted=true",
                        "/software_configs",
                        "/build_info",
                        "/services",
                        "/resource_types")) {
            some.add(project + one);
        }
        for (String one :
                List.of(
                        "?resolve_outputs=false",
                        "/template",
                        "/environment",
                        "/files",
                        "/resources?nested_depth=3",
                        "/events?nested_depth=3",
                        "/identities?nested_depth=3",
                        "/snapshots")) {
            some.add(project + path + one);
        }
        RESOURCES.forEach(
                one -> some.add("%s%s/resources/%s/events".formatted(project, path, one)));
        return some;
    }
}
