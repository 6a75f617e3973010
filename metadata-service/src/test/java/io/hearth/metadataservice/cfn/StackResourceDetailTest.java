package io.hearth.metadataservice.cfn;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.cfn.CfnDocument;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import io.hearth.metadataservice.document.Document;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The expected texts are answers of a Heat. */
class StackResourceDetailTest {
    private static final Document DOCUMENT =
            new Document(
                    new StackRef(
                            "e47552d9-7299-4245-aad2-c9e1af56ef08",
                            "wire3",
                            "e47552d9-7299-4245-aad2-c9e1af56ef08",
                            "6007e5250559474e9ea2ede56721059f"),
                    "conf_res",
                    1,
                    new ResourceSummary(
                            "OS::Heat::TestResource",
                            "wire3-conf_res-rvurbfn32s6u",
                            "CREATE_COMPLETE",
                            "state changed",
                            "",
                            Instant.parse("2026-11-21T04:17:34.123Z")),
                    "{\"files\": {\"/etc/x\": \"hello\"}, \"nested\": {\"a\": [1, 2.5, true, null]}}",
                    Set.of());

    @Test
    void isHeatsXml() {
        assertThat(CfnDocument.xml(answer()))
                .isEqualTo(
                        "<DescribeStackResourceResponse><DescribeStackResourceResult><StackResourceDetail><Description></Description><LastUpdatedTimestamp>2026-11-21T04:17:34Z</LastUpdatedTimestamp><LogicalResourceId>conf_res</LogicalResourceId><Metadata>{\"files\": {\"/etc/x\": \"hello\"}, \"nested\": {\"a\": [1, 2.5, true, null]}}</Metadata><PhysicalResourceId>wire3-conf_res-rvurbfn32s6u</PhysicalResourceId><ResourceStatusReason>state changed</ResourceStatusReason><ResourceType>OS::Heat::TestResource</ResourceType><StackId>arn:openstack:heat::6007e5250559474e9ea2ede56721059f:stacks/wire3/e47552d9-7299-4245-aad2-c9e1af56ef08</StackId><StackName>wire3</StackName><ResourceStatus>CREATE_COMPLETE</ResourceStatus></StackResourceDetail></DescribeStackResourceResult></DescribeStackResourceResponse>");
    }

    @Test
    void isHeatsJson() {
        assertThat(CfnDocument.json(answer()))
                .isEqualTo(
                        "{\"DescribeStackResourceResponse\": {\"DescribeStackResourceResult\": {\"StackResourceDetail\": {\"Description\": \"\", \"LastUpdatedTimestamp\": \"2026-11-21T04:17:34Z\", \"LogicalResourceId\": \"conf_res\", \"Metadata\": {\"files\": {\"/etc/x\": \"hello\"}, \"nested\": {\"a\": [1, 2.5, true, null]}}, \"PhysicalResourceId\": \"wire3-conf_res-rvurbfn32s6u\", \"ResourceStatusReason\": \"state changed\", \"ResourceType\": \"OS::Heat::TestResource\", \"StackId\": \"arn:openstack:heat::6007e5250559474e9ea2ede56721059f:stacks/wire3/e47552d9-7299-4245-aad2-c9e1af56ef08\", \"StackName\": \"wire3\", \"ResourceStatus\": \"CREATE_COMPLETE\"}}}}");
    }

    private static Map<String, ?> answer() {
        return Map.of(
                "DescribeStackResourceResponse",
                Map.of("DescribeStackResourceResult", StackResourceDetail.of(DOCUMENT)));
    }
}
