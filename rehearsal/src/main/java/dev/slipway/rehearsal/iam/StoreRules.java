package dev.slipway.rehearsal.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * Permissions of DynamoDB, of SSM's parameters and of secrets (Service Authorization Reference,
 * 2026-11).
 */
record StoreRules(Arns arns) {

  void addTo(Rules rules) {
    addItems(rules);
    addSets(rules);
    addParameters(rules);
    addSecrets(rules);
  }

  private void addItems(Rules rules) {
    rules
        .needs(GetItemRequest.class, request -> onTable("GetItem", request.tableName()))
        .needs(PutItemRequest.class, request -> onTable("PutItem", request.tableName()))
        .needs(UpdateItemRequest.class, request -> onTable("UpdateItem", request.tableName()))
        .needs(DeleteItemRequest.class, request -> onTable("DeleteItem", request.tableName()))
        .needs(DescribeTableRequest.class, request -> onTable("DescribeTable", request.tableName()))
        .needs(
            QueryRequest.class,
            request -> onIndex("Query", request.tableName(), request.indexName()))
        .needs(
            ScanRequest.class,
            request -> onIndex("Scan", request.tableName(), request.indexName()));
  }

  private void addSets(Rules rules) {
    rules
        .needsAll(
            BatchGetItemRequest.class,
            request -> onTables("BatchGetItem", request.requestItems().keySet().stream()))
        .needsAll(
            BatchWriteItemRequest.class,
            request -> onTables("BatchWriteItem", request.requestItems().keySet().stream()))
        .needsAll(
            TransactGetItemsRequest.class,
            request ->
                onTables(
                    "GetItem",
                    request.transactItems().stream().map(item -> item.get().tableName())))
        .needsAll(
            TransactWriteItemsRequest.class,
            request ->
                request.transactItems().stream()
                    .flatMap(item -> write(item).stream())
                    .distinct()
                    .toList());
  }

  /** A transaction needs the permission of each of its writes, not one of its own. */
  private List<Ask> write(TransactWriteItem item) {
    List<Ask> asks = new ArrayList<>();
    Optional.ofNullable(item.conditionCheck())
        .ifPresent(check -> asks.add(onTable("ConditionCheckItem", check.tableName())));
    Optional.ofNullable(item.put()).ifPresent(put -> asks.add(onTable("PutItem", put.tableName())));
    Optional.ofNullable(item.update())
        .ifPresent(update -> asks.add(onTable("UpdateItem", update.tableName())));
    Optional.ofNullable(item.delete())
        .ifPresent(delete -> asks.add(onTable("DeleteItem", delete.tableName())));
    return asks;
  }

  private List<Ask> onTables(String operation, Stream<String> tables) {
    return tables.distinct().map(table -> onTable(operation, table)).toList();
  }

  private Ask onTable(String operation, String table) {
    return Ask.of("dynamodb:" + operation, arns.orRegional("dynamodb", "table/", table));
  }

  private Ask onIndex(String operation, String table, String index) {
    Ask ask = onTable(operation, table);
    return index == null ? ask : Ask.of(ask.action(), ask.resource() + "/index/" + index);
  }

  private void addParameters(Rules rules) {
    rules
        .needsAny("ssm:DescribeParameters", DescribeParametersRequest.class)
        .needs(
            GetParameterRequest.class,
            request -> Ask.of("ssm:GetParameter", arns.parameter(request.name())))
        .needsAll(
            GetParametersRequest.class,
            request ->
                request.names().stream()
                    .map(name -> Ask.of("ssm:GetParameters", arns.parameter(name)))
                    .toList())
        .needs(
            GetParametersByPathRequest.class,
            request -> Ask.of("ssm:GetParametersByPath", arns.parameter(request.path())))
        .needs(
            PutParameterRequest.class,
            request -> Ask.of("ssm:PutParameter", arns.parameter(request.name())))
        .needs(
            DeleteParameterRequest.class,
            request -> Ask.of("ssm:DeleteParameter", arns.parameter(request.name())));
  }

  private void addSecrets(Rules rules) {
    rules
        .needs(
            DescribeSecretRequest.class, request -> onSecret("DescribeSecret", request.secretId()))
        .needs(
            GetSecretValueRequest.class, request -> onSecret("GetSecretValue", request.secretId()));
  }

  private Ask onSecret(String operation, String nameOrArn) {
    return Ask.of(
        "secretsmanager:" + operation, arns.orRegional("secretsmanager", "secret:", nameOrArn));
  }
}
