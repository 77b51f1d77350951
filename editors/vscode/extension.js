// Starts `playbook lsp` for the folder that is open; all else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const FILES = ["**/*.md", "**/*.yml", "**/*.bib"];

let client;

function started() {
  const wanted = vscode.workspace.getConfiguration("playbook").get("command");
  const [command, ...args] = Array.isArray(wanted) ? wanted : [wanted, "lsp"]; // or its path alone
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server = { command, args, options: { cwd: folder } };
  const options = {
    documentSelector: FILES.map((pattern) => ({ scheme: "file", pattern })),
    synchronize: { fileEvents: FILES.map((it) => vscode.workspace.createFileSystemWatcher(it)) },
  };
  return new LanguageClient("playbook", "Evidence playbook", server, options);
}

async function start() {
  client = started();
  try {
    await client.start();
  } catch (error) {
    const words = "The playbook's checks did not start. Is it installed? Run: pip install \"evidence-playbook[lsp]\"";
    const open = "Open settings";
    if ((await vscode.window.showErrorMessage(`${words} (${error.message})`, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "playbook.command");
    }
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old?.isRunning()) await old.stop();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("playbook.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = stop;
