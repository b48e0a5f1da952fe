<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kikuscope</source>
        <translation>Kikuscope について</translation>
    </message>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>電子回折における機械学習による相マッピング。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.

Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib.</source>
        <translation>GNU General Public License バージョン 3 以降に基づくフリーソフトウェアです。

Qt、QCustomPlot、LibTorch、HDF5、OpenCV、Eigen、gemmi、spglib を使用しています。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Preview of the figure</source>
        <translation>図のプレビュー</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 をエクスポート</translation>
    </message>
    <message>
        <source>Copy the figure</source>
        <translation>図をコピー</translation>
    </message>
    <message>
        <source>There is no map to report on; classify the scan or open a reference first.</source>
        <translation>レポートにするマップがありません。先にスキャンを分類するか、参照を開いてください。</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (シミュレーション)</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>レポート %1 を作成</translation>
    </message>
    <message>
        <source>Pattern at the crosshair</source>
        <translation>十字線位置のパターン</translation>
    </message>
    <message>
        <source>Pattern, row %1, column %2</source>
        <translation>パターン、行 %1、列 %2</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (シミュレーション)</translation>
    </message>
    <message>
        <source>the result is not saved</source>
        <translation>結果が保存されていません</translation>
    </message>
    <message>
        <source>the reference is in no file</source>
        <translation>参照がファイルに保存されていません</translation>
    </message>
    <message>
        <source>the scan is in no file</source>
        <translation>スキャンがファイルに保存されていません</translation>
    </message>
    <message>
        <source>the electron image is in no file</source>
        <translation>電子像がファイルに保存されていません</translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>This page is missing: %1</source>
        <translation>このページは見つかりません: %1</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Maps and patterns</source>
        <translation>マップとパターン</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>How far to trust a model</source>
        <translation>モデルをどこまで信頼できるか</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>How models are measured</source>
        <translation>モデルの評価方法</translation>
    </message>
    <message>
        <source>Card of phases-starter</source>
        <translation>phases-starter のカード</translation>
    </message>
    <message>
        <source>Card of structure-types</source>
        <translation>structure-types のカード</translation>
    </message>
    <message>
        <source>Card of bravais-starter</source>
        <translation>bravais-starter のカード</translation>
    </message>
    <message>
        <source>Protocols of the papers</source>
        <translation>論文のプロトコル</translation>
    </message>
    <message>
        <source>Card of structure-bands</source>
        <translation>structure-bands のカード</translation>
    </message>
    <message>
        <source>Figures and reports</source>
        <translation>図とレポート</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Spot patterns</source>
        <translation>スポットパターン</translation>
    </message>
    <message>
        <source>Card of saed-cubic</source>
        <translation>saed-cubic のカード</translation>
    </message>
    <message>
        <source>Card of structure-angles</source>
        <translation>structure-angles のカード</translation>
    </message>
</context>
<context>
    <name>MapLayers</name>
    <message>
        <source>not indexed</source>
        <translation>未指数付け</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (シミュレーション)</translation>
    </message>
    <message>
        <source>Band contrast (BC)</source>
        <translation>バンドコントラスト (BC)</translation>
    </message>
    <message>
        <source>Band slope (BS)</source>
        <translation>バンドスロープ (BS)</translation>
    </message>
    <message>
        <source>Mean angular deviation (MAD)</source>
        <translation>平均角度偏差 (MAD)</translation>
    </message>
    <message>
        <source>Image quality (IQ)</source>
        <translation>イメージクオリティ (IQ)</translation>
    </message>
    <message>
        <source>Confidence index (CI)</source>
        <translation>信頼性指数 (CI)</translation>
    </message>
    <message>
        <source>Fit of the solution</source>
        <translation>解のフィット</translation>
    </message>
    <message>
        <source>Number of bands</source>
        <translation>バンド数</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>エラーコード</translation>
    </message>
    <message>
        <source>SEM signal</source>
        <translation>SEM 信号</translation>
    </message>
    <message>
        <source>The classification is about to start.</source>
        <translation>まもなく分類を開始します。</translation>
    </message>
    <message>
        <source>This file holds no patterns to classify.</source>
        <translation>このファイルには分類するパターンがありません。</translation>
    </message>
    <message>
        <source>Not classified yet: press F5.</source>
        <translation>まだ分類されていません。F5 キーを押してください。</translation>
    </message>
    <message>
        <source>Not classified yet: choose a model, then press F5.</source>
        <translation>まだ分類されていません。モデルを選び、F5 キーを押してください。</translation>
    </message>
    <message>
        <source>No reference map: open an .ang, .ctf or HDF5 file with File &gt; Open reference map.</source>
        <translation>参照マップがありません。「ファイル &gt; 参照マップを開く」で .ang、.ctf または HDF5 ファイルを開いてください。</translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation>クリーンアップ済み</translation>
    </message>
    <message>
        <source>%1 pixels differ from what the network said. The raw map is kept: layer &quot;Phases (network, raw)&quot;.</source>
        <translation>%1 ピクセルがネットワークの回答と異なります。生のマップはレイヤー「相 (ネットワーク、生)」に保持されています。</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>network unknown</source>
        <translation>ネットワークは不明</translation>
    </message>
    <message>
        <source>truth not indexed</source>
        <translation>正解は未指数付け</translation>
    </message>
    <message>
        <source>reference not indexed</source>
        <translation>参照は未指数付け</translation>
    </message>
    <message>
        <source>neither indexed</source>
        <translation>どちらも未指数付け</translation>
    </message>
    <message>
        <source>The reference map holds no orientations.</source>
        <translation>参照マップには方位がありません。</translation>
    </message>
    <message>
        <source>Which crystal direction lies along this axis of the map: X to the right, Y up, Z out of the surface. RD of OIM is Y here, TD is X.</source>
        <translation>マップのこの軸に平行な結晶方向: X は右、Y は上、Z は表面から外向き。OIM の RD はここでは Y、TD は X です。</translation>
    </message>
    <message>
        <source>%1 is not in this file.</source>
        <translation>%1 はこのファイルにありません。</translation>
    </message>
    <message>
        <source>No electron image: open one with File &gt; Open electron image.</source>
        <translation>電子像がありません。「ファイル &gt; 電子像を開く」で開いてください。</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>位置合わせ済み</translation>
    </message>
    <message>
        <source>Placed by %1 points, residual %2 µm.</source>
        <translation>%1 点で配置、残差 %2 µm。</translation>
    </message>
    <message>
        <source>placement not recorded</source>
        <translation>位置の記録なし</translation>
    </message>
    <message>
        <source>The file does not say where the map lies in this image; it is drawn over the whole map.</source>
        <translation>この像のどこにマップがあるかがファイルに記録されていないため、マップ全体に重ねて描画しています。</translation>
    </message>
    <message>
        <source>Phases (network)</source>
        <translation>相 (ネットワーク)</translation>
    </message>
    <message>
        <source>Phases (network, raw)</source>
        <translation>相 (ネットワーク、生)</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>信頼度</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>エントロピー</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Phases (ground truth)</source>
        <translation>相 (正解)</translation>
    </message>
    <message>
        <source>Phases (reference)</source>
        <translation>相 (参照)</translation>
    </message>
    <message>
        <source>IPF colours, X (right)</source>
        <translation>IPF カラー、X (右)</translation>
    </message>
    <message>
        <source>IPF colours, Y (up)</source>
        <translation>IPF カラー、Y (上)</translation>
    </message>
    <message>
        <source>IPF colours, Z (normal)</source>
        <translation>IPF カラー、Z (法線)</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>電子像</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>%1 の確率</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>bit</translation>
    </message>
    <message>
        <source>Shannon entropy of the three best classes and of all others as one: 0 = sure, 2 = a guess among four.</source>
        <translation>上位 3 クラスと、残り全体を 1 つとしたときのシャノンエントロピー: 0 = 確実、2 = 4 択の当て推量。</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>%1, %2 × %2 px</source>
        <translation>%1、%2 × %2 px</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1、パラメーター %2 個</translation>
    </message>
    <message>
        <source>%1 (reported as unknown)</source>
        <translation>%1 (不明として報告)</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>学習データ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>%1 images, seed %2, %3</source>
        <translation>画像 %1 枚、シード %2、%3</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>初期モデル</translation>
    </message>
    <message>
        <source>noise / signal</source>
        <translation>ノイズ / 信号</translation>
    </message>
    <message>
        <source>accuracy %</source>
        <translation>正解率 %</translation>
    </message>
    <message>
        <source>accepted %</source>
        <translation>採用 %</translation>
    </message>
    <message>
        <source>accuracy of the accepted %</source>
        <translation>採用分の正解率 %</translation>
    </message>
    <message>
        <source>Simulated patterns: new orientations of the trained structures</source>
        <translation>シミュレーションパターン: 学習した構造の新しい方位</translation>
    </message>
    <message>
        <source>They say little about recorded patterns.</source>
        <translation>実測パターンについてはほとんど何も示しません。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>agreement %</source>
        <translation>一致率 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Recorded patterns of the map, in regions it was not taught, against matching</source>
        <translation>学習に使わなかった領域におけるマップの実測パターンをマッチングと比較</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>前処理</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>電子回折における機械学習による相マッピング。</translation>
    </message>
    <message>
        <source>Simulate and classify the demonstration scan.</source>
        <translation>デモ用スキャンをシミュレーションして分類します。</translation>
    </message>
    <message>
        <source>Bundled model or model file.</source>
        <translation>同梱モデルまたはモデルファイル。</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system、light、dark のいずれか。</translation>
    </message>
    <message>
        <source>Classify the opened scan at once.</source>
        <translation>開いたスキャンをすぐに分類します。</translation>
    </message>
    <message>
        <source>Save a picture of the window when all jobs are done.</source>
        <translation>すべてのジョブの完了後にウィンドウの画像を保存します。</translation>
    </message>
    <message>
        <source>Size of the window, e.g. 1280x800.</source>
        <translation>ウィンドウのサイズ (例: 1280x800)。</translation>
    </message>
    <message>
        <source>Quit after the picture was saved.</source>
        <translation>画像の保存後に終了します。</translation>
    </message>
    <message>
        <source>Projects, scans, reference maps, electron images or results to open.</source>
        <translation>開くプロジェクト、スキャン、参照マップ、電子像または結果。</translation>
    </message>
    <message>
        <source>Give a command of the menus before the picture is saved.</source>
        <translation>画像の保存前にメニューのコマンドを実行します。</translation>
    </message>
    <message>
        <source>Time from a change to its autosave.</source>
        <translation>変更から自動保存までの時間。</translation>
    </message>
</context>
<context>
    <name>SelectionCommands</name>
    <message>
        <source>selection: %1</source>
        <translation>選択: %1</translation>
    </message>
    <message>
        <source>clear selection</source>
        <translation>選択を解除</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Classifying patterns</source>
        <translation>パターンを分類中</translation>
    </message>
    <message>
        <source>Simulating master patterns</source>
        <translation>マスターパターンをシミュレーション中</translation>
    </message>
    <message>
        <source>Simulating the master pattern of %1</source>
        <translation>%1 のマスターパターンをシミュレーション中</translation>
    </message>
    <message>
        <source>Rendering the patterns of %1</source>
        <translation>%1 のパターンをレンダリング中</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 を書き込み中</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Resuming the training</source>
        <translation>学習を再開中</translation>
    </message>
    <message>
        <source>Calibrating and measuring the model</source>
        <translation>モデルを較正・評価中</translation>
    </message>
    <message>
        <source>Labelling patterns by matching</source>
        <translation>マッチングでパターンにラベル付け中</translation>
    </message>
    <message>
        <source>Matching where the network is unsure</source>
        <translation>ネットワークが不確かな箇所をマッチング中</translation>
    </message>
    <message>
        <source>Verifying a sample by matching</source>
        <translation>マッチングで一部を検証中</translation>
    </message>
    <message>
        <source>Fitting the pattern centre</source>
        <translation>パターンセンターを精密化中</translation>
    </message>
    <message>
        <source>Looking for the pattern centre</source>
        <translation>パターンセンターを探索中</translation>
    </message>
    <message>
        <source>Matching patterns</source>
        <translation>パターンをマッチング中</translation>
    </message>
    <message>
        <source>Which candidates can be told apart</source>
        <translation>判別できる候補を調査中</translation>
    </message>
    <message>
        <source>Rendering templates of %1</source>
        <translation>%1 のテンプレートをレンダリング中</translation>
    </message>
</context>
<context>
    <name>Tours</name>
    <message>
        <source>From patterns to a &amp;map</source>
        <translation>パターンからマップへ(&amp;M)</translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation>スキャンを開く</translation>
    </message>
    <message>
        <source>Files of all vendors open here, or drop them anywhere in the window. The demonstration that is loaded now is simulated.</source>
        <translation>各社のファイルをここで開くか、ウィンドウのどこにでもドロップできます。現在読み込まれているデモはシミュレーションです。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選択</translation>
    </message>
    <message>
        <source>A model names the phases or symmetries that it learned. Its card (Ctrl+M) says how often it was right, on simulated and on recorded patterns.</source>
        <translation>モデルは学習した相または対称性を判定します。モデルカード (Ctrl+M) には、シミュレーションパターンと実測パターンでの正解率が示されています。</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>F5 names every pattern. The map grows while you work; Esc stops, and what is done stays.</source>
        <translation>F5 キーですべてのパターンを判定します。作業を続けている間にマップが順次できあがります。Esc キーで停止し、完了した分は残ります。</translation>
    </message>
    <message>
        <source>Look at maps</source>
        <translation>マップを見る</translation>
    </message>
    <message>
        <source>All maps show the same place: pan, zoom and the crosshair are linked. The title of a map chooses what it shows, the button beside it how.</source>
        <translation>すべてのマップは同じ場所を表示し、移動、拡大縮小、十字線が連動します。マップのタイトルで表示内容を、横のボタンで表示方法を選びます。</translation>
    </message>
    <message>
        <source>Question a pixel</source>
        <translation>ピクセルを調べる</translation>
    </message>
    <message>
        <source>Click a map: the pattern appears here, and below it the classes that the network thinks of.</source>
        <translation>マップをクリックすると、ここにパターンが、その下にネットワークが候補とするクラスが表示されます。</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>2 つのマップを比較(&amp;C)</translation>
    </message>
    <message>
        <source>Three maps</source>
        <translation>マップ 3 面</translation>
    </message>
    <message>
        <source>The network&apos;s phases, the reference, and where they agree. Key 2 brings this arrangement back at any time.</source>
        <translation>ネットワークによる相、参照、両者の一致箇所です。2 キーでいつでもこの配置に戻せます。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>A cell that you click selects its pixels in every map; Ctrl adds cells. What is unknown or not indexed is counted, too.</source>
        <translation>セルをクリックすると、そのピクセルがすべてのマップで選択されます。Ctrl キーを押しながらクリックするとセルを追加できます。不明または未指数付けのピクセルも計数されます。</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Regions where the maps disagree, largest first. Enter or F8 goes to the next one.</source>
        <translation>マップが一致しない領域 (大きい順) です。Enter または F8 キーで次へ移動します。</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>By rectangle, lasso, phase or grain. The docks Statistics and Patterns tell about the pixels selected.</source>
        <translation>矩形、投げ縄、相または結晶粒で選択します。「統計」と「パターン一覧」のパネルに、選択したピクセルの情報が表示されます。</translation>
    </message>
    <message>
        <source>&amp;Explain and publish</source>
        <translation>説明と発表(&amp;E)</translation>
    </message>
    <message>
        <source>What the network looks at</source>
        <translation>ネットワークの注目箇所</translation>
    </message>
    <message>
        <source>Heat shows which parts of the pattern speak for a class. Compare two classes or two pixels, and switch on bands and zone axes where the orientation is known.</source>
        <translation>ヒートマップは、パターンのどの部分があるクラスの根拠となるかを示します。2 つのクラスや 2 つのピクセルを比較でき、方位がわかっている箇所ではバンドと晶帯軸も表示できます。</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>判定の確実さ</translation>
    </message>
    <message>
        <source>The best classes with their probabilities. Below the threshold in the model the answer is unknown.</source>
        <translation>上位のクラスとその確率です。モデルのしきい値を下回ると、回答は不明になります。</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>成果をエクスポート</translation>
    </message>
    <message>
        <source>Every exported file says which data, model and settings made it.</source>
        <translation>エクスポートしたどのファイルにも、作成に用いたデータ、モデル、設定が記録されています。</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>結果を保存</translation>
    </message>
    <message>
        <source>The result keeps the raw answers. The user guide (F1) explains everything in more detail.</source>
        <translation>結果には生の回答が保持されます。詳細はユーザーガイド (F1) で説明しています。</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Pattern</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>クラス確率</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>相</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>クリーンアップ</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>パターン一覧</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>スキャン</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>&amp;Inspect</source>
        <translation>観察(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>比較(&amp;O)</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>説明(&amp;X)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::AccuracyCurve</name>
    <message>
        <source>Accuracy by condition</source>
        <translation>条件ごとの正解率</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>正解率 (%)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Autosave</name>
    <message>
        <source>Autosave</source>
        <translation>自動保存</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: a crash would lose what is not saved.</source>
        <translation>フォルダー %1 に書き込めません。クラッシュすると、保存されていない内容は失われます。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Another window has restored this already.</source>
        <translation>別のウィンドウがすでに復元しています。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidateModel</name>
    <message>
        <source>Phase</source>
        <translation>相</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>化学式</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>格子</translation>
    </message>
    <message>
        <source>Space group</source>
        <translation>空間群</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidatesPage</name>
    <message>
        <source>Candidate phases</source>
        <translation>候補相</translation>
    </message>
    <message>
        <source>Which phases may be in the sample? A structure that is missing here will be taken for another one or for none.</source>
        <translation>試料に含まれる可能性のある相はどれですか? ここにない構造は、別の構造と見なされるか、どれでもないと判定されます。</translation>
    </message>
    <message>
        <source>Search: name, formula, space group</source>
        <translation>検索: 名前、化学式、空間群</translation>
    </message>
    <message>
        <source>Only of the elements, e.g. Fe, Cr, C</source>
        <translation>次の元素のみ (例: Fe, Cr, C)</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>選択したもののみ</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>結晶構造</translation>
    </message>
    <message>
        <source>Add CIF files…</source>
        <translation>CIF ファイルを追加…</translation>
    </message>
    <message>
        <source>Reading the structures…</source>
        <translation>構造を読み込んでいます…</translation>
    </message>
    <message>
        <source>Read the structures</source>
        <translation>構造を読み込む</translation>
    </message>
    <message>
        <source>The file also names %1, which the library does not hold; add CIF files for them.</source>
        <translation>ファイルにはライブラリにない %1 も含まれています。それらの CIF ファイルを追加してください。</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>選択なし</translation>
    </message>
    <message>
        <source>%1 chosen: %2</source>
        <translation>%1 件選択: %2</translation>
    </message>
    <message>
        <source>Add CIF files</source>
        <translation>CIF ファイルを追加</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>結晶構造 (*.cif);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Read CIF files</source>
        <translation>CIF ファイルを読み込む</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ClassPage</name>
    <message>
        <source>Counts for the space group</source>
        <translation>空間群の判定に含める</translation>
    </message>
    <message>
        <source>Space groups, pattern by pattern</source>
        <translation>空間群 (パターンごとの推移)</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Model for spot patterns</source>
        <translation>スポットパターン用のモデル</translation>
    </message>
    <message>
        <source>Zone axis of this pattern</source>
        <translation>このパターンの晶帯軸</translation>
    </message>
    <message>
        <source>Where the zone axis is known, the space group follows with fewer patterns</source>
        <translation>晶帯軸がわかっていれば、より少ないパターンで空間群が決まります</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>モデル(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Zone axis</source>
        <translation>晶帯軸(&amp;Z)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選択</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>モデルがインストールされていません</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>モデルファイルを開く…</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>モデルを開く</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>モデル (*.safetensors);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Classes need a model for spot patterns. Choose one, or train it with &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; and open its file.</source>
        <translation>クラスの判定にはスポットパターン用のモデルが必要です。モデルを選ぶか、&lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; で学習してそのファイルを開いてください。</translation>
    </message>
    <message>
        <source>No pattern is chosen.</source>
        <translation>パターンが選択されていません。</translation>
    </message>
    <message>
        <source>Not classified yet.</source>
        <translation>まだ分類されていません。</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>このパターンのクラス: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;unknown&lt;/b&gt;; it is left out of the space group</source>
        <translation>このパターンのクラス: &lt;b&gt;不明&lt;/b&gt;。空間群の判定には含めません</translation>
    </message>
    <message>
        <source>Space group: no pattern counts yet</source>
        <translation>空間群: 判定に含めるパターンがまだありません</translation>
    </message>
    <message numerus="yes">
        <source>Space group from %n patterns of one crystal</source>
        <translation>
            <numerusform>同じ結晶の %n パターンから判定した空間群</numerusform>
        </translation>
    </message>
    <message>
        <source>Space groups whose spot patterns look the same: %1</source>
        <translation>スポットパターンが同じに見える空間群: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CleanupView</name>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>Back to &amp;raw</source>
        <translation>生の結果に戻す(&amp;R)</translation>
    </message>
    <message>
        <source>Pixels changed by: %1</source>
        <translation>次の処理で変わるピクセル: %1</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>最小信頼度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Passes of the majority filter</source>
        <translation>多数決フィルターの回数</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> 回</translation>
    </message>
    <message>
        <source>Smallest grain that stays</source>
        <translation>残す結晶粒の最小サイズ</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Unknown pixels</source>
        <translation>不明なピクセル</translation>
    </message>
    <message>
        <source>What the steps after the first do with unknown pixels</source>
        <translation>2 番目以降の処理での不明なピクセルの扱い</translation>
    </message>
    <message>
        <source>stay unknown</source>
        <translation>不明のまま</translation>
    </message>
    <message>
        <source>are filled</source>
        <translation>埋める</translation>
    </message>
    <message>
        <source>count as a class</source>
        <translation>1 つのクラスとして扱う</translation>
    </message>
    <message>
        <source>Doubtful pixels are unknown</source>
        <translation>疑わしいピクセルを不明にする</translation>
    </message>
    <message>
        <source>Pixels whose confidence lies below this become unknown</source>
        <translation>信頼度がこの値を下回るピクセルは不明になります</translation>
    </message>
    <message>
        <source>Majority filter</source>
        <translation>多数決フィルター</translation>
    </message>
    <message>
        <source>A pixel takes the class that most of its 3 × 3 window has (on hexagonal grids itself and six neighbours)</source>
        <translation>ピクセルは 3 × 3 の窓で最も多いクラスになります (六方グリッドでは自身と隣接する 6 点)</translation>
    </message>
    <message>
        <source>Absorb smaller grains than</source>
        <translation>次より小さい結晶粒を吸収</translation>
    </message>
    <message>
        <source>Regions with fewer pixels take the class that most of their border touches</source>
        <translation>ピクセル数がこれより少ない領域は、境界で最も多く接するクラスになります</translation>
    </message>
    <message>
        <source>Answer grains as a whole</source>
        <translation>結晶粒ごとにまとめて判定</translation>
    </message>
    <message>
        <source>The probabilities of all pixels of a grain are multiplied, and its pixels get the best class</source>
        <translation>結晶粒の全ピクセルの確率を掛け合わせ、最良のクラスをその全ピクセルに割り当てます</translation>
    </message>
    <message>
        <source>&amp;Unknown pixels</source>
        <translation>不明なピクセル(&amp;U)</translation>
    </message>
    <message>
        <source>Show the cleaned-up map instead; Edit &gt; Undo brings the other back</source>
        <translation>クリーンアップしたマップを表示します。「編集 &gt; 元に戻す」で元のマップに戻ります</translation>
    </message>
    <message>
        <source>Show again what the network said</source>
        <translation>ネットワークの回答を再び表示します</translation>
    </message>
    <message>
        <source>Classify a scan first: its map can then be cleaned up.</source>
        <translation>先にスキャンを分類してください。そのマップをクリーンアップできるようになります。</translation>
    </message>
    <message>
        <source>The map can be cleaned up when the classification is done.</source>
        <translation>分類が完了するとマップをクリーンアップできます。</translation>
    </message>
    <message>
        <source>The map shown is cleaned up. Steps start from what the network said.</source>
        <translation>表示中のマップはクリーンアップ済みです。処理はネットワークの回答から始まります。</translation>
    </message>
    <message>
        <source>Choose steps; they run from top to bottom. What the network said is kept.</source>
        <translation>処理を選んでください。上から順に実行されます。ネットワークの回答は保持されます。</translation>
    </message>
    <message>
        <source>The pixels are counted…</source>
        <translation>ピクセルを数えています…</translation>
    </message>
    <message>
        <source>Count pixels to clean up</source>
        <translation>クリーンアップするピクセルを計数</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 ピクセル</translation>
    </message>
    <message>
        <source>%1 of %2 pixels will differ from what the network said, which is kept.</source>
        <translation>%2 ピクセル中 %1 ピクセルがネットワークの回答と異なることになります。元の回答は保持されます。</translation>
    </message>
    <message>
        <source>Clean up the map</source>
        <translation>マップをクリーンアップ</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>クリーンアップ</translation>
    </message>
    <message>
        <source>Take back the clean-up</source>
        <translation>クリーンアップを取り消し</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ComparisonTarget</name>
    <message>
        <source>What the network&apos;s map is compared with</source>
        <translation>ネットワークのマップの比較対象</translation>
    </message>
    <message>
        <source>Network against ground truth</source>
        <translation>ネットワークと正解</translation>
    </message>
    <message>
        <source>Network against reference</source>
        <translation>ネットワークと参照</translation>
    </message>
    <message>
        <source>Cleaned up against raw</source>
        <translation>クリーンアップ済みと生の結果</translation>
    </message>
    <message>
        <source>Network against %1</source>
        <translation>ネットワークと %1</translation>
    </message>
    <message>
        <source>Network against another map…</source>
        <translation>ネットワークと別のマップ…</translation>
    </message>
    <message>
        <source>raw result</source>
        <translation>生の結果</translation>
    </message>
    <message>
        <source>Compare with another map</source>
        <translation>別のマップと比較</translation>
    </message>
    <message>
        <source>Maps (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;All files (*)</source>
        <translation>マップ (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConditionsPage</name>
    <message>
        <source>mean score of %1 patterns %2 → %3</source>
        <translation>%1 パターンの平均スコア %2 → %3</translation>
    </message>
    <message>
        <source>Estimated: x ± %1, y ± %2, z ± %3; %4</source>
        <translation>推定値: x ± %1、y ± %2、z ± %3。%4</translation>
    </message>
    <message>
        <source>Estimated; %1</source>
        <translation>推定済み。%1</translation>
    </message>
    <message>
        <source>As in the open scan</source>
        <translation>開いているスキャンと同じ</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>測定条件</translation>
    </message>
    <message>
        <source>Learn patterns in this geometry only; else those of any usual camera</source>
        <translation>このジオメトリのパターンのみを学習します。オフの場合は一般的なカメラのパターンを学習します</translation>
    </message>
    <message>
        <source>Estimate from the patterns</source>
        <translation>パターンから推定</translation>
    </message>
    <message>
        <source>Find the pattern centre that makes patterns of the whole map match the candidates best</source>
        <translation>マップ全体のパターンが候補と最もよく一致するパターンセンターを求めます</translation>
    </message>
    <message>
        <source> keV</source>
        <translation> keV</translation>
    </message>
    <message>
        <source>whole pattern</source>
        <translation>パターン全体</translation>
    </message>
    <message>
        <source>Radius of a circular screen as fraction of the shorter side; 0: the whole pattern</source>
        <translation>円形スクリーンの半径 (短辺に対する比)。0: パターン全体</translation>
    </message>
    <message>
        <source>Standard deviation of the noise relative to that of the diffraction signal</source>
        <translation>ノイズの標準偏差 (回折信号の標準偏差に対する比)</translation>
    </message>
    <message>
        <source>Pattern centre x</source>
        <translation>パターンセンター x</translation>
    </message>
    <message>
        <source>Pattern centre y</source>
        <translation>パターンセンター y</translation>
    </message>
    <message>
        <source>Pattern centre z</source>
        <translation>パターンセンター z</translation>
    </message>
    <message>
        <source>From the left edge, in pattern widths (Bruker&apos;s convention)</source>
        <translation>左端からの距離、パターン幅単位 (Bruker の規約)</translation>
    </message>
    <message>
        <source>From the top edge, in pattern heights (Bruker&apos;s convention)</source>
        <translation>上端からの距離、パターン高さ単位 (Bruker の規約)</translation>
    </message>
    <message>
        <source>Distance of the screen, in pattern heights (Bruker&apos;s convention)</source>
        <translation>スクリーンまでの距離、パターン高さ単位 (Bruker の規約)</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>ビームエネルギー</translation>
    </message>
    <message>
        <source>Pattern centre x, y, z</source>
        <translation>パターンセンター x, y, z</translation>
    </message>
    <message>
        <source>Screen radius</source>
        <translation>スクリーン半径</translation>
    </message>
    <message>
        <source>Noise / signal up to</source>
        <translation>ノイズ / 信号の上限</translation>
    </message>
    <message>
        <source>Measured from the scan. Correct what you know better.</source>
        <translation>スキャンから測定した値です。より正確な値がわかる場合は修正してください。</translation>
    </message>
    <message>
        <source>What the patterns will be like that the classifier is for.</source>
        <translation>分類器の対象となるパターンの条件です。</translation>
    </message>
    <message>
        <source>Looking at the patterns…</source>
        <translation>パターンを調べています…</translation>
    </message>
    <message>
        <source>Measure the conditions</source>
        <translation>測定条件を測定</translation>
    </message>
    <message>
        <source>The file does not say the pattern centre: estimate it, or type it in.</source>
        <translation>ファイルにパターンセンターの記載がありません。推定するか、入力してください。</translation>
    </message>
    <message>
        <source>%1 × %2 px%3</source>
        <translation>%1 × %2 px%3</translation>
    </message>
    <message>
        <source>, static background in the file</source>
        <translation>、ファイルに静的バックグラウンドあり</translation>
    </message>
    <message>
        <source>Estimate the pattern centre</source>
        <translation>パターンセンターを推定</translation>
    </message>
    <message>
        <source>Stop estimating</source>
        <translation>推定を停止</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>実行中の計算を待っています…</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionModel</name>
    <message>
        <source>not indexed</source>
        <translation>未指数付け</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network: %3 pixels, %4 % of the row, %5 % of the column</source>
        <translation>参照は %1、ネットワークは %2: %3 ピクセル、行の %4 %、列の %5 %</translation>
    </message>
    <message>
        <source>%1 in truth, %2 by the network: %3 images, %4 % of the row, %5 % of the column</source>
        <translation>正解は %1、ネットワークは %2: 画像 %3 枚、行の %4 %、列の %5 %</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>適合率 %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>再現率 %</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionView</name>
    <message>
        <source>Unit of the cells</source>
        <translation>セルの単位</translation>
    </message>
    <message>
        <source>% of row</source>
        <translation>行の %</translation>
    </message>
    <message>
        <source>% of column</source>
        <translation>列の %</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and Jaccard with 95 % intervals</source>
        <translation>適合率、再現率、F1、Jaccard と 95 % 信頼区間</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the matrix: counts as CSV, figure as PNG or SVG, tables for LaTeX</source>
        <translation>行列を保存します: 計数は CSV、図は PNG または SVG、表は LaTeX</translation>
    </message>
    <message>
        <source>Confusion matrix: reference down, network across</source>
        <translation>混同行列: 縦が参照、横がネットワーク</translation>
    </message>
    <message>
        <source>The maps are compared when the classification is done.</source>
        <translation>分類が完了するとマップが比較されます。</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both agree.</source>
        <translation>参照マップのあるスキャンを分類すると、両者の一致箇所がわかります。</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>結果と比較する参照マップを開いてください。</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>ピクセルを選択</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 セル</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>参照は %1、ネットワークは %2</translation>
    </message>
    <message>
        <source>%1 pixels selected: %2</source>
        <translation>%1 ピクセルを選択: %2</translation>
    </message>
    <message>
        <source>Accuracy %1 % (95 % interval %2–%3 %), κ %4 (%5–%6). Click a cell to see its pixels in every map.</source>
        <translation>正解率 %1 % (95 % 区間 %2–%3 %)、κ %4 (%5–%6)。セルをクリックすると、そのピクセルがすべてのマップに表示されます。</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 図 (*.svg)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>LaTeX 表 (*.tex)</translation>
    </message>
    <message>
        <source>Save confusion matrix</source>
        <translation>混同行列を保存</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementModel</name>
    <message>
        <source>not indexed</source>
        <translation>未指数付け</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network; %3 pixels, mean confidence %4 %; rows %5–%6, columns %7–%8</source>
        <translation>参照は %1、ネットワークは %2。%3 ピクセル、平均信頼度 %4 %、行 %5–%6、列 %7–%8</translation>
    </message>
    <message>
        <source>%1, looked at</source>
        <translation>%1、確認済み</translation>
    </message>
    <message>
        <source>By pixels that the tolerance does not excuse, times their mean confidence</source>
        <translation>許容幅では説明できないピクセルの数に平均信頼度を掛けた値の順</translation>
    </message>
    <message>
        <source>Mean confidence of the network in these pixels, in percent</source>
        <translation>これらのピクセルにおけるネットワークの平均信頼度 (パーセント)</translation>
    </message>
    <message>
        <source>#</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>信頼度 %</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementView</name>
    <message>
        <source>also unknown</source>
        <translation>不明も含める</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>The region before  (Shift+F8)</source>
        <translation>前の領域 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>The next region  (F8, or Enter in the list)</source>
        <translation>次の領域 (F8、または一覧で Enter)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>許容幅</translation>
    </message>
    <message>
        <source>How far a boundary may be shifted without being an error</source>
        <translation>誤りと見なさない境界のずれの大きさ</translation>
    </message>
    <message>
        <source>List regions too that one of the maps leaves unknown or not indexed</source>
        <translation>一方のマップで不明または未指数付けの領域も一覧に含めます</translation>
    </message>
    <message>
        <source>Overlap of every phase in both maps</source>
        <translation>両マップにおける各相の重なり</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard %</translation>
    </message>
    <message>
        <source>Boundary F1 %</source>
        <translation>境界 F1 %</translation>
    </message>
    <message>
        <source>Pixels of the phase in both maps over those in either, with 95 % interval</source>
        <translation>いずれかのマップでその相であるピクセルに対する、両マップでその相であるピクセルの割合 (95 % 信頼区間付き)</translation>
    </message>
    <message>
        <source>A pixel counts as right where the other map has the same phase within the tolerance</source>
        <translation>許容幅の範囲内で他方のマップに同じ相があれば、そのピクセルを正しいと数えます</translation>
    </message>
    <message>
        <source>Regions in which the maps disagree, what matters most first</source>
        <translation>マップが一致しない領域 (重要な順)</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>許容幅(&amp;T)</translation>
    </message>
    <message>
        <source>Find disagreements</source>
        <translation>不一致を検索</translation>
    </message>
    <message>
        <source>Precision %1 %, recall %2 %</source>
        <translation>適合率 %1 %、再現率 %2 %</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>ピクセルを選択</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>参照は %1、ネットワークは %2</translation>
    </message>
    <message>
        <source>The maps are compared…</source>
        <translation>マップを比較しています…</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both disagree.</source>
        <translation>参照マップのあるスキャンを分類すると、両者の不一致箇所がわかります。</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>結果と比較する参照マップを開いてください。</translation>
    </message>
    <message>
        <source>Agreement %1 %, with boundaries shifted by up to %2 px forgiven %3 %; κ %4 (%5–%6).</source>
        <translation>一致率 %1 %、%2 px までの境界のずれを許容すると %3 %。κ %4 (%5–%6)。</translation>
    </message>
    <message>
        <source>The maps disagree nowhere beyond the tolerance.</source>
        <translation>許容幅を超えるマップの不一致はありません。</translation>
    </message>
    <message>
        <source>%1 regions, the first %2 are listed; %3 looked at. Enter goes to the next.</source>
        <translation>%1 領域のうち最初の %2 領域を表示、%3 領域を確認済み。Enter で次へ移動します。</translation>
    </message>
    <message>
        <source>%1 regions, %2 looked at. Enter goes to the next.</source>
        <translation>%1 領域、%2 領域を確認済み。Enter で次へ移動します。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ExplainView</name>
    <message>
        <source>Heat of the pattern at the crosshair</source>
        <translation>十字線位置のパターンのヒートマップ</translation>
    </message>
    <message>
        <source>Heat to compare with</source>
        <translation>比較するヒートマップ</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>説明するクラス</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM++</source>
        <translation>Grad-CAM++</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>オクルージョン</translation>
    </message>
    <message>
        <source>Stage of the network: earlier ones are finer but know less</source>
        <translation>ネットワークの段: 前の段ほど細かいものの、持つ情報は少なくなります</translation>
    </message>
    <message>
        <source>Colours of the heat</source>
        <translation>ヒートマップの配色</translation>
    </message>
    <message>
        <source>Opacity of the heat</source>
        <translation>ヒートマップの不透明度</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>バンド</translation>
    </message>
    <message>
        <source>Draw Kikuchi bands and zone axes with their Miller indices, where the reference knows the orientation</source>
        <translation>参照に方位がある箇所で、菊池バンドと晶帯軸をミラー指数とともに描画します</translation>
    </message>
    <message>
        <source>Class of the second panel</source>
        <translation>2 番目のパネルのクラス</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this pixel in the second panel</source>
        <translation>このピクセルを 2 番目のパネルに残します</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean heat of the selected pixels, in the second panel</source>
        <translation>選択したピクセルの平均ヒートマップを 2 番目のパネルに表示します</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Save the panels as a picture</source>
        <translation>パネルを画像として保存します</translation>
    </message>
    <message>
        <source>No second panel</source>
        <translation>2 番目のパネルなし</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>モデルの回答</translation>
    </message>
    <message>
        <source>Last stage</source>
        <translation>最終段</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>第 %1 段</translation>
    </message>
    <message>
        <source>Explain the pattern</source>
        <translation>パターンを説明</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1、%2 %</translation>
    </message>
    <message>
        <source>nothing speaks for it</source>
        <translation>根拠となる箇所なし</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>行 %1、列 %2</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>このファイルにはパターンがありません。</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>ここにはパターンがありません。</translation>
    </message>
    <message>
        <source>Choose a model to see what it looks at.</source>
        <translation>モデルを選ぶと、何に注目しているかがわかります。</translation>
    </message>
    <message>
        <source>No bands: the reference has no orientation here.</source>
        <translation>バンドなし: 参照にはここの方位がありません。</translation>
    </message>
    <message>
        <source>No bands: the file does not say the pattern centre.</source>
        <translation>バンドなし: ファイルにパターンセンターの記載がありません。</translation>
    </message>
    <message>
        <source>No bands: cell or symmetry of %1 are not known.</source>
        <translation>バンドなし: %1 の格子または対称性が不明です。</translation>
    </message>
    <message>
        <source>Bands of %1 in the orientation of the reference</source>
        <translation>参照の方位における %1 のバンド</translation>
    </message>
    <message>
        <source>Bands of %1 by lattice spacing: its atoms are not known</source>
        <translation>面間隔に基づく %1 のバンド (原子位置は不明)</translation>
    </message>
    <message>
        <source>Heat relative to its peak; what it says is how this model decides.</source>
        <translation>ヒートはピークに対する相対値で、このモデルの判断のしかたを示します。</translation>
    </message>
    <message>
        <source>Mean heat of the selection</source>
        <translation>選択範囲の平均ヒートマップ</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>model&apos;s answers</source>
        <translation>モデルの回答</translation>
    </message>
    <message>
        <source>Mean of %1 of %2 selected · %3, %4 %</source>
        <translation>選択した %2 個中 %1 個の平均 · %3、%4 %</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>Save heat maps</source>
        <translation>ヒートマップを保存</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>Mean by crystal direction</source>
        <translation>結晶方向ごとの平均</translation>
    </message>
    <message>
        <source>Aligned by the orientations of the reference, for the commonest phase of the selection</source>
        <translation>選択範囲で最も多い相について、参照の方位に基づいて向きを揃えます</translation>
    </message>
    <message>
        <source>%1 patterns of %2 by crystal direction · %3</source>
        <translation>%2 の %1 パターン、結晶方向ごと · %3</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>このモデルにはパターンセンターが必要です：解析 &gt; パターンセンター。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigureComposer</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>TIFF image (*.tiff *.tif)</source>
        <translation>TIFF 画像 (*.tiff *.tif)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>エクスポート…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>図</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Figures of the project; type a name to keep another one</source>
        <translation>プロジェクトの図。名前を入力すると別の図を登録できます</translation>
    </message>
    <message>
        <source>Keep the figure with the project, under this name</source>
        <translation>この名前で図をプロジェクトに登録します</translation>
    </message>
    <message>
        <source>Take the figure of this name out of the project</source>
        <translation>この名前の図をプロジェクトから削除します</translation>
    </message>
    <message>
        <source>Write the figure as PDF, SVG, PNG or TIFF</source>
        <translation>図を PDF、SVG、PNG または TIFF として書き出します</translation>
    </message>
    <message>
        <source>Copy the figure to the clipboard, as picture and SVG</source>
        <translation>図を画像および SVG としてクリップボードにコピーします</translation>
    </message>
    <message>
        <source>The figure %1</source>
        <translation>図 %1</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>図 %1</translation>
    </message>
    <message>
        <source>Add a panel: a map, an image or a pattern.</source>
        <translation>パネルを追加してください: マップ、像またはパターン。</translation>
    </message>
    <message>
        <source>Not reproducible: %1.</source>
        <translation>再現不可: %1。</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>図をエクスポート</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>図</translation>
    </message>
    <message>
        <source>Not reproducible</source>
        <translation>再現不可</translation>
    </message>
    <message>
        <source>The figure could not be made again: %1.</source>
        <translation>この図は再作成できません: %1。</translation>
    </message>
    <message>
        <source>What it shows is right, but its description says that it cannot be reproduced.</source>
        <translation>表示内容は正しいものの、図の説明には再現できない旨が記録されます。</translation>
    </message>
    <message>
        <source>Save the result first…</source>
        <translation>先に結果を保存…</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>このままエクスポート</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigureForm</name>
    <message>
        <source>One column</source>
        <translation>1 段幅</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>2 段幅</translation>
    </message>
    <message>
        <source>Elsevier, one column</source>
        <translation>Elsevier、1 段幅</translation>
    </message>
    <message>
        <source>Elsevier, two columns</source>
        <translation>Elsevier、2 段幅</translation>
    </message>
    <message>
        <source>Nature, one column</source>
        <translation>Nature、1 段幅</translation>
    </message>
    <message>
        <source>Nature, two columns</source>
        <translation>Nature、2 段幅</translation>
    </message>
    <message>
        <source>Springer, one column</source>
        <translation>Springer、1 段幅</translation>
    </message>
    <message>
        <source>Springer, two columns</source>
        <translation>Springer、2 段幅</translation>
    </message>
    <message>
        <source>ACS, one column</source>
        <translation>ACS、1 段幅</translation>
    </message>
    <message>
        <source>ACS, two columns</source>
        <translation>ACS、2 段幅</translation>
    </message>
    <message>
        <source>Slide or screen</source>
        <translation>スライドまたは画面</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>カスタムサイズ</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>学術誌</translation>
    </message>
    <message>
        <source>Sets width, dpi and sizes of type</source>
        <translation>幅、dpi、文字サイズを設定します</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Rows x columns, as 1x3, or panels per row, as 2+3</source>
        <translation>行数 x 列数 (例: 1x3)、または各行のパネル数 (例: 2+3)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解像度</translation>
    </message>
    <message>
        <source>Of PNG and TIFF; PDF and SVG have none</source>
        <translation>PNG と TIFF の解像度。PDF と SVG にはありません</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>余白</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>フォント</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字サイズ</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>記号サイズ</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>線の太さ</translation>
    </message>
    <message>
        <source>Panel letters</source>
        <translation>パネル記号</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>one below all</source>
        <translation>全体の下に 1 つ</translation>
    </message>
    <message>
        <source>below each panel</source>
        <translation>各パネルの下</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>スケールバー</translation>
    </message>
    <message>
        <source>in each panel</source>
        <translation>各パネル内</translation>
    </message>
    <message>
        <source>in the first panel</source>
        <translation>最初のパネル内</translation>
    </message>
    <message>
        <source>Area fractions in the legend</source>
        <translation>凡例に面積分率を表示</translation>
    </message>
    <message>
        <source>Where each panel has its own legend</source>
        <translation>各パネルに凡例がある場合</translation>
    </message>
    <message>
        <source>Colour bars and keys</source>
        <translation>カラーバーとカラーキー</translation>
    </message>
    <message>
        <source>A B C</source>
        <translation>A B C</translation>
    </message>
    <message>
        <source>a b c</source>
        <translation>a b c</translation>
    </message>
    <message>
        <source>(a) (b) (c)</source>
        <translation>(a) (b) (c)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>図のプレビュー</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>The figure is being drawn.</source>
        <translation>図を描画しています。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryModel</name>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>行 %1、列 %2: %3</translation>
    </message>
    <message>
        <source>Read thumbnails</source>
        <translation>サムネイルを読み込む</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryView</name>
    <message>
        <source>Order of the patterns</source>
        <translation>パターンの並び順</translation>
    </message>
    <message>
        <source>Least confident</source>
        <translation>信頼度の低い順</translation>
    </message>
    <message>
        <source>Most entropy</source>
        <translation>エントロピーの高い順</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>As in the map</source>
        <translation>マップの順</translation>
    </message>
    <message>
        <source>Patterns of the selection</source>
        <translation>選択範囲のパターン</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>学習セット</translation>
    </message>
    <message>
        <source>Labels are saved as a training set that fine-tuning reads</source>
        <translation>ラベルは学習セットとして保存され、ファインチューニングで読み込めます</translation>
    </message>
    <message>
        <source>The network is right</source>
        <translation>ネットワークは正しい</translation>
    </message>
    <message>
        <source>✓</source>
        <translation>✓</translation>
    </message>
    <message>
        <source>The network is wrong</source>
        <translation>ネットワークは誤り</translation>
    </message>
    <message>
        <source>✗</source>
        <translation>✗</translation>
    </message>
    <message>
        <source>mark as wrong</source>
        <translation>誤りとしてマーク</translation>
    </message>
    <message>
        <source>Exclude from training</source>
        <translation>学習から除外</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>exclude patterns</source>
        <translation>パターンを除外</translation>
    </message>
    <message>
        <source>Label as…</source>
        <translation>ラベルを付ける…</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>ラベル…</translation>
    </message>
    <message>
        <source>Remove labels</source>
        <translation>ラベルを削除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>remove labels</source>
        <translation>ラベルを削除</translation>
    </message>
    <message>
        <source>Save labels as a training set…</source>
        <translation>ラベルを学習セットとして保存…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Open labels…</source>
        <translation>ラベルを開く…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>このファイルにはパターンがありません。</translation>
    </message>
    <message>
        <source>Patterns are listed when the classification is done.</source>
        <translation>分類が完了するとパターンが一覧表示されます。</translation>
    </message>
    <message>
        <source>Select pixels, or click a cell of the comparison, to see their patterns.</source>
        <translation>ピクセルを選択するか、比較のセルをクリックすると、そのパターンが表示されます。</translation>
    </message>
    <message>
        <source>List patterns</source>
        <translation>パターンを一覧表示</translation>
    </message>
    <message>
        <source>%1 patterns</source>
        <translation>%1 パターン</translation>
    </message>
    <message>
        <source>%1 labelled for training, %2 wrong or excluded</source>
        <translation>%1 個を学習用にラベル付け、%2 個は誤りまたは除外</translation>
    </message>
    <message>
        <source>mark as right</source>
        <translation>正しいとしてマーク</translation>
    </message>
    <message>
        <source>label as %1</source>
        <translation>%1 とラベル付け</translation>
    </message>
    <message>
        <source>Label patterns</source>
        <translation>パターンにラベル付け</translation>
    </message>
    <message>
        <source>Class of the chosen patterns:</source>
        <translation>選択したパターンのクラス:</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>open labels</source>
        <translation>ラベルを開く</translation>
    </message>
    <message>
        <source>Save training set</source>
        <translation>学習セットを保存</translation>
    </message>
    <message>
        <source>Labels (*.csv)</source>
        <translation>ラベル (*.csv)</translation>
    </message>
    <message>
        <source>Open labels</source>
        <translation>ラベルを開く</translation>
    </message>
    <message>
        <source>Labels (*.csv *.json)</source>
        <translation>ラベル (*.csv *.json)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GoalPage</name>
    <message>
        <source>Train for &amp;this map</source>
        <translation>このマップ用に学習(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Classifier from structures</source>
        <translation>結晶構造からの分類器(&amp;C)</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>学習の目的</translation>
    </message>
    <message>
        <source>The open scan exists in memory only.</source>
        <translation>開いているスキャンはメモリ上にしかありません。</translation>
    </message>
    <message>
        <source>Open a scan with patterns for that.</source>
        <translation>そのためには、パターンを含むスキャンを開いてください。</translation>
    </message>
    <message>
        <source>Some patterns of the open map are matched with simulations of the candidate phases, which is slow but right on recorded patterns. A network learns from them, is checked on other regions of the map, and maps it if it agrees; else matching does.</source>
        <translation>開いているマップの一部のパターンを候補相のシミュレーションとマッチングします。低速ですが、実測パターンに対して正確です。ネットワークはそこから学習し、マップの別の領域で検証されます。一致すればネットワークが、一致しなければマッチングがマップを作成します。</translation>
    </message>
    <message>
        <source>A network learns simulated patterns of chosen structures, for any scan. Recorded patterns look different: check it before you trust it.</source>
        <translation>選択した構造のシミュレーションパターンをネットワークが学習し、任意のスキャンに使えます。実測パターンは見た目が異なるため、信頼する前に検証してください。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>Network of %1</source>
        <translation>%1 のネットワーク</translation>
    </message>
    <message>
        <source>My classifier</source>
        <translation>マイ分類器</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GrainBoundaries</name>
    <message>
        <source>Find grain boundaries</source>
        <translation>粒界を検出</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GroupsPage</name>
    <message>
        <source>Make one class of those that cannot be told apart</source>
        <translation>判別できないものを 1 つのクラスにまとめる</translation>
    </message>
    <message>
        <source>Can they be told apart?</source>
        <translation>判別可能性</translation>
    </message>
    <message>
        <source>Patterns of every candidate are simulated at these conditions and matched with all others. You need not wait for it.</source>
        <translation>各候補のパターンをこの条件でシミュレーションし、他のすべての候補とマッチングします。完了を待つ必要はありません。</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>実行中の計算を待っています…</translation>
    </message>
    <message>
        <source>Compare the candidates</source>
        <translation>候補を比較</translation>
    </message>
    <message>
        <source>Not examined.</source>
        <translation>未調査。</translation>
    </message>
    <message>
        <source>All candidates can be told apart.</source>
        <translation>すべての候補を判別できます。</translation>
    </message>
    <message>
        <source>These cannot be told apart with the uncertainty of the pattern centre (±1 %):</source>
        <translation>パターンセンターの不確かさ (±1 %) では、次のものは判別できません:</translation>
    </message>
    <message>
        <source>Each line becomes one class of the map.</source>
        <translation>各行がマップの 1 つのクラスになります。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HeatBar</name>
    <message>
        <source>Colours of the heat, from 0 to 1</source>
        <translation>ヒートマップの配色 (0 から 1)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HelpBrowser</name>
    <message>
        <source>User guide</source>
        <translation>ユーザーガイド</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search in the user guide</source>
        <translation>ユーザーガイド内を検索</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InfoView</name>
    <message>
        <source>Properties of the scan</source>
        <translation>スキャンのプロパティ</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>スキャン</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>simulated, not measured</source>
        <translation>シミュレーション (実測ではありません)</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>グリッド</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns, %3</source>
        <translation>%1 行 × %2 列、%3</translation>
    </message>
    <message>
        <source>square</source>
        <translation>正方</translation>
    </message>
    <message>
        <source>hexagonal</source>
        <translation>六方</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>測定点</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
    <message>
        <source>%1 × %2 µm</source>
        <translation>%1 × %2 µm</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px、%3</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>相 %1</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>検出器</translation>
    </message>
    <message>
        <source>Pattern centre (Bruker)</source>
        <translation>パターンセンター (Bruker)</translation>
    </message>
    <message>
        <source>x %1, y %2, z %3</source>
        <translation>x %1、y %2、z %3</translation>
    </message>
    <message>
        <source>Sample tilt</source>
        <translation>試料傾斜角</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Detector tilt</source>
        <translation>検出器傾斜角</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>ビームエネルギー</translation>
    </message>
    <message>
        <source>%1 keV</source>
        <translation>%1 keV</translation>
    </message>
    <message>
        <source>Working distance</source>
        <translation>作動距離</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>What the reader had to choose</source>
        <translation>読み込み時に補われた選択</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 px</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Metadata of the file</source>
        <translation>ファイルのメタデータ</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InputStrip</name>
    <message>
        <source>What the network sees</source>
        <translation>ネットワークへの入力</translation>
    </message>
    <message>
        <source>%1, %2 × %2 px after preprocessing</source>
        <translation>%1、前処理後 %2 × %2 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRow</name>
    <message>
        <source>Progress of %1</source>
        <translation>%1 の進捗</translation>
    </message>
    <message>
        <source>Stop this job; what is done stays</source>
        <translation>このジョブを停止します。完了した分は残ります</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 を停止</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this; close other scans or choose a smaller one.</source>
        <translation>メモリが不足しています。他のスキャンを閉じるか、より小さいスキャンを選んでください。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>プログラム内部で問題が発生しました。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>%1 で完了</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>%1 で停止</translation>
    </message>
    <message>
        <source>stopped after %1: %2</source>
        <translation>%1 で停止: %2</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失敗: %1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>No jobs yet.</source>
        <translation>ジョブはまだありません。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LatticePage</name>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>長方形</translation>
    </message>
    <message>
        <source>Hexagonal</source>
        <translation>六方</translation>
    </message>
    <message>
        <source>Parallelogram</source>
        <translation>平行四辺形</translation>
    </message>
    <message>
        <source>From the structure</source>
        <translation>構造から取得</translation>
    </message>
    <message>
        <source>Vectors of the lattice</source>
        <translation>格子のベクトル</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>ベクトル</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>±</source>
        <translation>±</translation>
    </message>
    <message>
        <source>angle / °</source>
        <translation>角度 / °</translation>
    </message>
    <message>
        <source>d / Å</source>
        <translation>d / Å</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>スポット</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>格子点</translation>
    </message>
    <message>
        <source>azimuth / °</source>
        <translation>方位角 / °</translation>
    </message>
    <message>
        <source>Camera constant</source>
        <translation>カメラ定数</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Distance of a spot from the centre times its lattice spacing</source>
        <translation>スポットの中心からの距離と面間隔の積</translation>
    </message>
    <message>
        <source>Unit of the camera constant</source>
        <translation>カメラ定数の単位</translation>
    </message>
    <message>
        <source>Take the camera constant with which the chosen structure and zone axis fit</source>
        <translation>選択した構造と晶帯軸が一致するカメラ定数を使います</translation>
    </message>
    <message>
        <source>&amp;Camera constant</source>
        <translation>カメラ定数(&amp;C)</translation>
    </message>
    <message>
        <source>Open a spot pattern to measure it.</source>
        <translation>スポットパターンを開くと測定できます。</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>中心 %1, %2 px</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>測定しています…</translation>
    </message>
    <message numerus="yes">
        <source>%n spots, but no lattice of them: rings, a single row, or too few; %1</source>
        <translation>
            <numerusform>スポット %n 個、ただし格子をなしていません (リング、1 列のみ、または少なすぎる)。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, ratio %2, angle %3° ± %4°; %5 of %6 spots within %7 px, %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;、比 %2、角度 %3° ± %4°。%6 個中 %5 個のスポットが %7 px 以内、%8</translation>
    </message>
    <message>
        <source>I / %</source>
        <translation>I / %</translation>
    </message>
    <message>
        <source>Å·px</source>
        <translation>Å·px</translation>
    </message>
    <message>
        <source>nm·px</source>
        <translation>nm·px</translation>
    </message>
    <message>
        <source>Intensity by the strongest diffracted spot; with a star: saturated, the true one is larger</source>
        <translation>最も強い回折スポットを基準とした強度。星印：飽和しており、真の値はより大きい</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LegendView</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 ピクセル</translation>
    </message>
    <message>
        <source>Phases with colours and area fractions</source>
        <translation>相の色と面積分率</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>色(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>名前を変更(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Hide or show</source>
        <translation>表示/非表示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Merge the chosen phases</source>
        <translation>選択した相を統合(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Split merged phases</source>
        <translation>統合した相を分割(&amp;S)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ移動(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下へ移動(&amp;D)</translation>
    </message>
    <message>
        <source>Colours of the &amp;file</source>
        <translation>ファイルの色(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;All as found</source>
        <translation>すべて初期状態に戻す(&amp;A)</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>対称性</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>ネットワーク %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>正解 %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>参照 %</translation>
    </message>
    <message>
        <source>Right click: colour, name, order, merge. Untick a phase to hide it in the maps.</source>
        <translation>右クリック: 色、名前、順序、統合。チェックを外すとマップ上で相が非表示になります。</translation>
    </message>
    <message>
        <source>Network: share of all measured points; in brackets of the indexed ones</source>
        <translation>ネットワーク: 全測定点に対する割合。括弧内は指数付けされた点に対する割合</translation>
    </message>
    <message>
        <source>Ground truth: share of all measured points; in brackets of the indexed ones</source>
        <translation>正解: 全測定点に対する割合。括弧内は指数付けされた点に対する割合</translation>
    </message>
    <message>
        <source>Reference: share of all measured points; in brackets of the indexed ones</source>
        <translation>参照: 全測定点に対する割合。括弧内は指数付けされた点に対する割合</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未指数付け</translation>
    </message>
    <message>
        <source>merged: %1</source>
        <translation>統合: %1</translation>
    </message>
    <message>
        <source>colour of %1</source>
        <translation>%1 の色</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>%1 の名前を変更</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>%1 を表示</translation>
    </message>
    <message>
        <source>hide %1</source>
        <translation>%1 を非表示</translation>
    </message>
    <message>
        <source>merge phases</source>
        <translation>相を統合</translation>
    </message>
    <message>
        <source>split phases</source>
        <translation>相を分割</translation>
    </message>
    <message>
        <source>order of phases</source>
        <translation>相の順序</translation>
    </message>
    <message>
        <source>colours of the file</source>
        <translation>ファイルの色</translation>
    </message>
    <message>
        <source>phases as found</source>
        <translation>相を初期状態に戻す</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1 の色</translation>
    </message>
    <message>
        <source>Agrees with the ground truth in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>正解との一致率は %2 ピクセルで &lt;b&gt;%1 %&lt;/b&gt; (95 % 区間 %3–%4 %)</translation>
    </message>
    <message>
        <source>Agrees with the reference in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>参照との一致率は %2 ピクセルで &lt;b&gt;%1 %&lt;/b&gt; (95 % 区間 %3–%4 %)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LineProfilePlot</name>
    <message>
        <source>Profile along the line</source>
        <translation>線に沿ったプロファイル</translation>
    </message>
    <message>
        <source>Distance (µm)</source>
        <translation>距離 (µm)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a scan, a result or an electron image</source>
        <translation>スキャン、結果または電子像を開きます</translation>
    </message>
    <message>
        <source>Open &amp;folder of patterns…</source>
        <translation>パターンのフォルダーを開く(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a folder of pattern images</source>
        <translation>パターン画像のフォルダーを開きます</translation>
    </message>
    <message>
        <source>Open &amp;reference map…</source>
        <translation>参照マップを開く(&amp;R)…</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s indexing to compare with: .ang, .ctf, HDF5</source>
        <translation>比較するメーカー製ソフトの指数付け結果を開きます: .ang、.ctf、HDF5</translation>
    </message>
    <message>
        <source>Open &amp;electron image…</source>
        <translation>電子像を開く(&amp;E)…</translation>
    </message>
    <message>
        <source>Open an SEM image of the mapped area</source>
        <translation>マッピング領域の SEM 像を開きます</translation>
    </message>
    <message>
        <source>Re&amp;gister electron image…</source>
        <translation>電子像を位置合わせ(&amp;G)…</translation>
    </message>
    <message>
        <source>Place an electron image by points picked in it and in a map</source>
        <translation>電子像とマップで選んだ点によって電子像を配置します</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>モデルを開く(&amp;M)…</translation>
    </message>
    <message>
        <source>Open a trained model file</source>
        <translation>学習済みモデルのファイルを開きます</translation>
    </message>
    <message>
        <source>Simulated &amp;demonstration</source>
        <translation>シミュレーションデモ(&amp;D)</translation>
    </message>
    <message>
        <source>Simulate a small multiphase scan and classify it</source>
        <translation>小さな多相スキャンをシミュレーションして分類します</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>分類(&amp;C)</translation>
    </message>
    <message>
        <source>Name the phase of every pattern</source>
        <translation>すべてのパターンの相を判定します</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop the running job; what is done stays</source>
        <translation>実行中のジョブを停止します。完了した分は残ります</translation>
    </message>
    <message>
        <source>&amp;Save result…</source>
        <translation>結果を保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the classification as HDF5</source>
        <translation>分類結果を HDF5 として保存します</translation>
    </message>
    <message>
        <source>Save map as &amp;PNG…</source>
        <translation>マップを PNG として保存(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the map of the active pane with legend and scale bar</source>
        <translation>アクティブなペインのマップを凡例とスケールバー付きで保存します</translation>
    </message>
    <message>
        <source>&amp;Fit maps</source>
        <translation>マップ全体を表示(&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>マップ全体を表示します</translation>
    </message>
    <message>
        <source>&amp;Centre on crosshair</source>
        <translation>十字線を中央に(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;New training…</source>
        <translation>新しい学習(&amp;N)…</translation>
    </message>
    <message>
        <source>Train a network for this map, or a classifier from structures</source>
        <translation>このマップ用のネットワーク、または結晶構造からの分類器を学習します</translation>
    </message>
    <message>
        <source>T&amp;rainings</source>
        <translation>学習一覧(&amp;R)</translation>
    </message>
    <message>
        <source>Follow, pause and take up trainings</source>
        <translation>学習を監視、一時停止、再開します</translation>
    </message>
    <message>
        <source>Train from a &amp;file…</source>
        <translation>ファイルから学習(&amp;F)…</translation>
    </message>
    <message>
        <source>Train as a JSON file says, saved by the wizard or written by hand</source>
        <translation>ウィザードで保存した、または手書きの JSON ファイルに従って学習します</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>モデル(&amp;M)…</translation>
    </message>
    <message>
        <source>Cards of all models; import, export, remove</source>
        <translation>全モデルのカード。インポート、エクスポート、削除</translation>
    </message>
    <message>
        <source>Clear &amp;selection</source>
        <translation>選択を解除(&amp;S)</translation>
    </message>
    <message>
        <source>Show all pixels of the maps alike again</source>
        <translation>マップの全ピクセルを再び同じように表示します</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直し(&amp;R)</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>ライト/ダーク</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>ライトとダークを切り替えます</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>ユーザーガイド(&amp;U)</translation>
    </message>
    <message>
        <source>How to use the program, and how far to trust its models</source>
        <translation>プログラムの使い方と、モデルをどこまで信頼できるか</translation>
    </message>
    <message>
        <source>&amp;About Kikuscope</source>
        <translation>Kikuscope について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Two maps</source>
        <translation>マップ 2 面(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;hree maps</source>
        <translation>マップ 3 面(&amp;H)</translation>
    </message>
    <message>
        <source>Fo&amp;ur maps</source>
        <translation>マップ 4 面(&amp;U)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>システムに合わせる(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>Selection &amp;tools</source>
        <translation>選択ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>解析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>学習(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>The model that classifies</source>
        <translation>分類に使うモデル</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>回答のレベル</translation>
    </message>
    <message>
        <source>What the model names: its own classes, or the symmetry that they have in common</source>
        <translation>モデルが答える内容: モデル固有のクラス、またはそれらに共通する対称性</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Crystal families</source>
        <translation>結晶族</translation>
    </message>
    <message>
        <source>Bravais lattices</source>
        <translation>ブラベー格子</translation>
    </message>
    <message>
        <source>Laue classes</source>
        <translation>ラウエクラス</translation>
    </message>
    <message>
        <source>Point groups</source>
        <translation>点群</translation>
    </message>
    <message>
        <source>Space groups</source>
        <translation>空間群</translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation>シミュレーションデータ</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 を保存しました</translation>
    </message>
    <message>
        <source>Open folder of patterns</source>
        <translation>パターンのフォルダーを開く</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>参照マップを開く</translation>
    </message>
    <message>
        <source>Maps (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;All files (*)</source>
        <translation>マップ (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open electron image</source>
        <translation>電子像を開く</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>画像 (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>モデルを開く</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>モデル (*.safetensors);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>ファイルから学習</translation>
    </message>
    <message>
        <source>Specifications (*.json);;All files (*)</source>
        <translation>仕様 (*.json);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>結果を保存</translation>
    </message>
    <message>
        <source>Kikuscope results (*.h5)</source>
        <translation>Kikuscope の結果 (*.h5)</translation>
    </message>
    <message>
        <source>Unsaved result</source>
        <translation>未保存の結果</translation>
    </message>
    <message>
        <source>The classification of %1 is not saved.</source>
        <translation>%1 の分類結果は保存されていません。</translation>
    </message>
    <message>
        <source>It is still running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>まだ実行中です。保存すると停止して完了した分を残し、破棄すると失われます。</translation>
    </message>
    <message>
        <source>Save it now, or it is lost.</source>
        <translation>今保存しないと失われます。</translation>
    </message>
    <message>
        <source>Save map as PNG</source>
        <translation>マップを PNG として保存</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選択</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>モデルファイルを開く…</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (シミュレーション)</translation>
    </message>
    <message>
        <source>Scans, results and projects (%1)</source>
        <translation>スキャン、結果、プロジェクト (%1)</translation>
    </message>
    <message>
        <source>Compose fi&amp;gure…</source>
        <translation>図を作成(&amp;G)…</translation>
    </message>
    <message>
        <source>A figure of several maps for a paper: PDF, SVG, PNG, TIFF</source>
        <translation>複数のマップからなる論文用の図を作成します: PDF、SVG、PNG、TIFF</translation>
    </message>
    <message>
        <source>Save re&amp;port…</source>
        <translation>レポートを保存(&amp;P)…</translation>
    </message>
    <message>
        <source>Maps, fractions, confusion, settings and provenance in one HTML or PDF file</source>
        <translation>マップ、面積分率、混同行列、設定、来歴を 1 つの HTML または PDF ファイルにまとめます</translation>
    </message>
    <message>
        <source>&amp;Tours</source>
        <translation>ツアー(&amp;T)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>Web ページ (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Spot &amp;patterns…</source>
        <translation>スポットパターン(&amp;P)…</translation>
    </message>
    <message>
        <source>Measure, index and classify spot patterns (SAED)</source>
        <translation>スポットパターン (SAED) を測定、指数付け、分類します</translation>
    </message>
    <message>
        <source>Pattern ce&amp;ntre…</source>
        <translation>パターンセンター(&amp;N)…</translation>
    </message>
    <message>
        <source>Say where the pattern centre is, where the file does not or is wrong</source>
        <translation>ファイルにパターンセンターがない、または誤っている場合に指定します</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>パターンセンター</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapArea</name>
    <message>
        <source>row %1, column %2</source>
        <translation>行 %1、列 %2</translation>
    </message>
    <message>
        <source>x %1 µm, y %2 µm</source>
        <translation>x %1 µm、y %2 µm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>network: %1, %2 %</source>
        <translation>ネットワーク: %1、%2 %</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未指数付け</translation>
    </message>
    <message>
        <source>ground truth: %1</source>
        <translation>正解: %1</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>参照: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapPane</name>
    <message>
        <source>simulated</source>
        <translation>シミュレーション</translation>
    </message>
    <message>
        <source>Layer shown in this pane</source>
        <translation>このペインに表示するレイヤー</translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation>このペインに表示する内容を選びます</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>These data were computed, not measured.</source>
        <translation>これらのデータは計算によるもので、実測ではありません。</translation>
    </message>
    <message>
        <source>Display options of this pane</source>
        <translation>このペインの表示オプション</translation>
    </message>
    <message>
        <source>Colours, second layer, boundaries, rulers; more panes</source>
        <translation>配色、第 2 レイヤー、境界、ルーラー、ペインの追加</translation>
    </message>
    <message>
        <source>Prepare picture</source>
        <translation>画像を準備</translation>
    </message>
    <message>
        <source>sim.</source>
        <comment>short for simulated</comment>
        <translation>模擬</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>メッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ModelLibrary</name>
    <message>
        <source>Use for classification</source>
        <translation>分類に使用</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>インポート…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>エクスポート…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>モデルカード</translation>
    </message>
    <message>
        <source>Copy a model into your library: .safetensors of Kikuscope; weights under the names of torchvision or timm with a description beside them; TorchScript</source>
        <translation>モデルをライブラリにコピーします: Kikuscope の .safetensors、torchvision または timm の名前を持ち説明ファイルを伴う重み、TorchScript</translation>
    </message>
    <message>
        <source>Copy the chosen model to a file</source>
        <translation>選択したモデルをファイルにコピーします</translation>
    </message>
    <message>
        <source>Delete the chosen model from your library</source>
        <translation>選択したモデルをライブラリから削除します</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>同梱</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>マイモデル</translation>
    </message>
    <message>
        <source>None yet: train or import one</source>
        <translation>まだありません。学習するかインポートしてください</translation>
    </message>
    <message>
        <source>Read the card of %1</source>
        <translation>%1 のカードを読み込む</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>モデルをインポート</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt);;All files (*)</source>
        <translation>モデル (*.safetensors *.pt);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 をインポート</translation>
    </message>
    <message>
        <source>Import TorchScript</source>
        <translation>TorchScript をインポート</translation>
    </message>
    <message>
        <source>%1 is TorchScript and may run any code when it is opened.</source>
        <translation>%1 は TorchScript であり、開くと任意のコードが実行される可能性があります。</translation>
    </message>
    <message>
        <source>Import it only if you trust its author.</source>
        <translation>作成者を信頼できる場合にのみインポートしてください。</translation>
    </message>
    <message>
        <source>I trust it</source>
        <translation>信頼する</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>モデルをエクスポート</translation>
    </message>
    <message>
        <source>TorchScript (*.pt)</source>
        <translation>TorchScript (*.pt)</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>モデル (*.safetensors)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 をエクスポート</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>モデルを削除</translation>
    </message>
    <message>
        <source>Remove the model %1 from your library?</source>
        <translation>モデル %1 をライブラリから削除しますか?</translation>
    </message>
    <message>
        <source>The file is deleted. Export it before if you want to keep it.</source>
        <translation>ファイルは削除されます。残したい場合は、先にエクスポートしてください。</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 を削除</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::NetworkPage</name>
    <message>
        <source>Images</source>
        <translation>画像数</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Network and training</source>
        <translation>ネットワークと学習</translation>
    </message>
    <message>
        <source>The compact network is right for nearly everything; the large ones want a graphics card.</source>
        <translation>ほとんどの用途には小型のネットワークが適しています。大型のものにはグラフィックスカードが必要です。</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Generated structures that teach the network what &quot;another structure&quot; looks like</source>
        <translation>「別の構造」の見え方をネットワークに学ばせるために生成した構造</translation>
    </message>
    <message>
        <source>The same seed and number of images give the same network</source>
        <translation>シードと画像数が同じなら、同じネットワークになります</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学習量</translation>
    </message>
    <message>
        <source>Random crystals</source>
        <translation>ランダムな結晶</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>%1
%2 parameters</source>
        <translation>%1
パラメーター %2 個</translation>
    </message>
    <message>
        <source>Trying out how fast this computer learns…</source>
        <translation>このコンピューターの学習速度を測定しています…</translation>
    </message>
    <message>
        <source>Try out the network</source>
        <translation>ネットワークを試行</translation>
    </message>
    <message>
        <source>About %1 images in that time.</source>
        <translation>その時間で約 %1 枚の画像。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanePanel</name>
    <message>
        <source>Colours of a layer of numbers</source>
        <translation>数値レイヤーの配色</translation>
    </message>
    <message>
        <source>as suits the layer</source>
        <translation>レイヤーに合わせる</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Range chosen from the values, without the outermost 1 % at each end</source>
        <translation>両端の 1 % を除いた値から選んだ範囲</translation>
    </message>
    <message>
        <source>Value of the first colour</source>
        <translation>最初の色の値</translation>
    </message>
    <message>
        <source>Value of the last colour</source>
        <translation>最後の色の値</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>A second layer over the first</source>
        <translation>最初のレイヤーに重ねる第 2 レイヤー</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>How the second layer is shown; key X shows it alone</source>
        <translation>第 2 レイヤーの表示方法。X キーで単独表示</translation>
    </message>
    <message>
        <source>blended</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>beside a handle</source>
        <translation>ハンドルで左右分割</translation>
    </message>
    <message>
        <source>Opacity of the second layer (keys [ and ])</source>
        <translation>第 2 レイヤーの不透明度 ([ キーと ] キー)</translation>
    </message>
    <message>
        <source>Over it</source>
        <translation>重ね表示</translation>
    </message>
    <message>
        <source>Boundaries drawn over the map</source>
        <translation>マップに描画する境界</translation>
    </message>
    <message>
        <source>grains of the reference</source>
        <translation>参照の結晶粒</translation>
    </message>
    <message>
        <source>phases of the reference</source>
        <translation>参照の相</translation>
    </message>
    <message>
        <source>phases of the network</source>
        <translation>ネットワークの相</translation>
    </message>
    <message>
        <source>Colour of the boundaries</source>
        <translation>境界の色</translation>
    </message>
    <message>
        <source>Width of the boundaries</source>
        <translation>境界の幅</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest misorientation of a low-angle boundary, drawn half transparent</source>
        <translation>小角粒界の最小方位差 (半透明で描画)</translation>
    </message>
    <message>
        <source>Smallest misorientation of a high-angle boundary</source>
        <translation>大角粒界の最小方位差</translation>
    </message>
    <message>
        <source>rulers</source>
        <translation>ルーラー</translation>
    </message>
    <message>
        <source>Micrometres along the edges</source>
        <translation>端に沿ったマイクロメートル目盛り</translation>
    </message>
    <message>
        <source>scale bar</source>
        <translation>スケールバー</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>スケールバー</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>境界</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>計測</translation>
    </message>
    <message>
        <source>Pane right</source>
        <translation>右にペイン</translation>
    </message>
    <message>
        <source>Pane below</source>
        <translation>下にペイン</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanelTable</name>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a panel</source>
        <translation>パネルを追加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove the panel</source>
        <translation>パネルを削除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move the panel forward</source>
        <translation>パネルを前へ移動</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Move the panel back</source>
        <translation>パネルを後ろへ移動</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>表示内容</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>キャプション</translation>
    </message>
    <message>
        <source>One row per panel, in the order of the letters. A double click changes the caption.</source>
        <translation>パネルごとに 1 行、記号の順に並びます。ダブルクリックでキャプションを変更できます。</translation>
    </message>
    <message>
        <source>What panel %1 shows</source>
        <translation>パネル %1 の表示内容</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternCentreDialog</name>
    <message>
        <source>x from the left in parts of the width, y from the top and z, the distance, in parts of the height.</source>
        <translation>x は左端から幅を単位として、y は上端から、z は距離で、いずれも高さを単位とします。</translation>
    </message>
    <message>
        <source>x* from the left, y* from the bottom and z*, the distance, all as EDAX OIM writes them.</source>
        <translation>x* は左端から、y* は下端から、z* は距離で、いずれも EDAX OIM の表記に従います。</translation>
    </message>
    <message>
        <source>PCx from the left, PCy from the bottom and DD, the distance, all in parts of the width.</source>
        <translation>PCx は左端から、PCy は下端から、DD は距離で、いずれも幅を単位とします。</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>パターンセンター</translation>
    </message>
    <message>
        <source>&amp;Convention</source>
        <translation>規約(&amp;C)</translation>
    </message>
    <message>
        <source>Where the pattern centre is, in every pattern of this scan. Bands and zone axes are drawn with it, and models that need it use it; the file is not changed.</source>
        <translation>このスキャンの各パターンにおけるパターンセンターの位置。バンドと晶帯軸の描画に使われ、必要とするモデルもこれを使います。ファイルは変更されません。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternView</name>
    <message>
        <source>Recorded</source>
        <translation>実測</translation>
    </message>
    <message>
        <source>The pattern as the file has it</source>
        <translation>ファイルにあるままのパターン</translation>
    </message>
    <message>
        <source>After recipe</source>
        <translation>前処理後</translation>
    </message>
    <message>
        <source>What the network sees: the pattern after the model&apos;s preprocessing recipe</source>
        <translation>ネットワークへの入力: モデルの前処理レシピを適用したパターン</translation>
    </message>
    <message>
        <source>Diffraction pattern at the crosshair</source>
        <translation>十字線位置の回折パターン</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Contrast of the pattern</source>
        <translation>パターンのコントラスト</translation>
    </message>
    <message>
        <source>pixel row %1, column %2: %3</source>
        <translation>ピクセル行 %1、列 %2: %3</translation>
    </message>
    <message>
        <source>Read pattern</source>
        <translation>パターンを読み込む</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>このファイルにはパターンがありません。</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>ここにはパターンがありません。</translation>
    </message>
    <message>
        <source>row %1, column %2   ·   %3 × %4 px</source>
        <translation>行 %1、列 %2   ·   %3 × %4 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilitiesView</name>
    <message>
        <source>Class probabilities</source>
        <translation>クラス確率</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>このファイルにはパターンがありません。</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>ここにはパターンがありません。</translation>
    </message>
    <message>
        <source>Choose a model to see class probabilities.</source>
        <translation>モデルを選ぶとクラス確率が表示されます。</translation>
    </message>
    <message>
        <source>%1 · best %2 of %3 classes</source>
        <translation>%1 · %3 クラス中の上位 %2</translation>
    </message>
    <message>
        <source>as stored in the result</source>
        <translation>結果に保存された値</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>このモデルにはパターンセンターが必要です：解析 &gt; パターンセンター。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilityBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>クラス確率</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectCommands</name>
    <message>
        <source>&amp;New project</source>
        <translation>新しいプロジェクト(&amp;N)</translation>
    </message>
    <message>
        <source>Close everything and begin anew</source>
        <translation>すべてを閉じて、新しく始めます</translation>
    </message>
    <message>
        <source>Open pro&amp;ject…</source>
        <translation>プロジェクトを開く(&amp;J)…</translation>
    </message>
    <message>
        <source>Open a project with all its files</source>
        <translation>プロジェクトをすべてのファイルとともに開きます</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Kikuscope projects (*.kikuscope)</source>
        <translation>Kikuscope プロジェクト (*.kikuscope)</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>プロジェクトを保存(&amp;V)</translation>
    </message>
    <message>
        <source>Save what is open and how it is shown; a result that no file holds is saved beside the project</source>
        <translation>開いている内容とその表示状態を保存します。ファイルに保存されていない結果は、プロジェクトと同じ場所に保存されます</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>名前を付けてプロジェクトを保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the project in another file</source>
        <translation>プロジェクトを別のファイルに保存します</translation>
    </message>
    <message>
        <source>&amp;Restore unsaved work…</source>
        <translation>未保存の作業を復元(&amp;R)…</translation>
    </message>
    <message>
        <source>What a window kept that did not end properly</source>
        <translation>正常に終了しなかったウィンドウが保持していた内容</translation>
    </message>
    <message>
        <source>Arrangement of the project</source>
        <translation>プロジェクトの画面配置</translation>
    </message>
    <message>
        <source>project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Unsaved project</source>
        <translation>未保存のプロジェクト</translation>
    </message>
    <message>
        <source>The project %1 has changes that are not saved.</source>
        <translation>プロジェクト %1 に保存されていない変更があります。</translation>
    </message>
    <message>
        <source>A classification is running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>分類を実行中です。保存すると停止して完了した分を残し、破棄すると失われます。</translation>
    </message>
    <message>
        <source>Save them now, or they are lost.</source>
        <translation>今保存しないと失われます。</translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation>未保存のラベル</translation>
    </message>
    <message>
        <source>The labels of %1 are not saved.</source>
        <translation>%1 のラベルは保存されていません。</translation>
    </message>
    <message>
        <source>Save keeps them in a project. The dock Patterns saves them as a training set.</source>
        <translation>「保存」を選ぶとプロジェクトに残ります。「パターン一覧」パネルでは学習セットとして保存できます。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was kept.</source>
        <translation>%1 の未保存の作業が残っています。</translation>
    </message>
    <message>
        <source>Unsaved work of %1 on the project %2 was kept.</source>
        <translation>プロジェクト %2 の %1 の未保存の作業が残っています。</translation>
    </message>
    <message>
        <source>A window did not end properly</source>
        <translation>正常に終了しなかったウィンドウがあります</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectFile</name>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>Open the files of %1</source>
        <translation>%1 のファイルを開く</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of this project were found by content in another place; save the project to remember it.</source>
        <translation>
            <numerusform>このプロジェクトの %n 個のファイルが、内容の照合により別の場所で見つかりました。プロジェクトを保存すると、その場所が記録されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>A classification is running; stop it or wait for its end.</source>
        <translation>分類を実行中です。停止するか、完了するまでお待ちください。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectInputsDialog</name>
    <message>
        <source>Scan</source>
        <translation>スキャン</translation>
    </message>
    <message>
        <source>Reference map</source>
        <translation>参照マップ</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>電子像</translation>
    </message>
    <message>
        <source>Compared map</source>
        <translation>比較対象のマップ</translation>
    </message>
    <message>
        <source>found</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>found in another place</source>
        <translation>別の場所にあり</translation>
    </message>
    <message>
        <source>changed since it was saved</source>
        <translation>保存後に変更あり</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1 (%2) has changed since the project was saved</source>
        <translation>%1 (%2) はプロジェクトの保存後に変更されています</translation>
    </message>
    <message>
        <source>%1 (%2) is not where the project says</source>
        <translation>%1 (%2) はプロジェクトに記録された場所にありません</translation>
    </message>
    <message>
        <source>%1; nothing was opened yet.</source>
        <translation>%1。まだ何も開いていません。</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more file(s) need a look; nothing was opened yet.</source>
        <translation>
            <numerusform>%1。ほかに %n 個のファイルの確認が必要です。まだ何も開いていません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>%1 のファイル</translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation>プロジェクトのファイル</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>場所を指定…</translation>
    </message>
    <message>
        <source>Point to this file anew</source>
        <translation>このファイルの場所を指定し直します</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>このまま開く</translation>
    </message>
    <message>
        <source>All files are there.</source>
        <translation>すべてのファイルがあります。</translation>
    </message>
    <message>
        <source>Locate the files that were moved or renamed. &quot;Open anyway&quot; takes changed files as they are now and leaves missing ones out; the project file stays as it is until you save it.</source>
        <translation>移動または名前を変更したファイルの場所を指定してください。「このまま開く」では、変更されたファイルは現在の内容で使用し、見つからないファイルは除外します。プロジェクトファイルは、保存するまで変更されません。</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>%1 の場所を指定</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationDraft</name>
    <message>
        <source>pick point</source>
        <translation>点を選ぶ</translation>
    </message>
    <message>
        <source>delete point</source>
        <translation>点を削除</translation>
    </message>
    <message>
        <source>change kind of registration</source>
        <translation>位置合わせの種類を変更</translation>
    </message>
    <message>
        <source>register electron image</source>
        <translation>電子像を位置合わせ</translation>
    </message>
    <message>
        <source>take registration back</source>
        <translation>位置合わせを取り消し</translation>
    </message>
    <message>
        <source>The perspective of these points ends inside the image; use an affine registration.</source>
        <translation>これらの点による射影変換は像の内部で途切れます。アフィン変換を使ってください。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationPanel</name>
    <message>
        <source>Delete point</source>
        <translation>点を削除</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Register electron image</source>
        <translation>電子像を位置合わせ</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>電子像</translation>
    </message>
    <message>
        <source>The image to place on the sample</source>
        <translation>試料上に配置する像</translation>
    </message>
    <message>
        <source>Kind of transform</source>
        <translation>変換の種類</translation>
    </message>
    <message>
        <source>Affine: shift, turn, scale and shear, from 3 points. Perspective: from 4 points.</source>
        <translation>アフィン: 平行移動、回転、拡大縮小、せん断 (3 点以上)。射影: 4 点以上。</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>アフィン</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>射影</translation>
    </message>
    <message>
        <source>Points of the registration</source>
        <translation>位置合わせの点</translation>
    </message>
    <message>
        <source>Image (px)</source>
        <translation>像 (px)</translation>
    </message>
    <message>
        <source>Map (µm)</source>
        <translation>マップ (µm)</translation>
    </message>
    <message>
        <source>Residual (µm)</source>
        <translation>残差 (µm)</translation>
    </message>
    <message>
        <source>Delete the chosen point (Del)</source>
        <translation>選択した点を削除します (Del)</translation>
    </message>
    <message>
        <source>Draw the image through this transform in all panes</source>
        <translation>すべてのペインで、この変換を通して像を描画します</translation>
    </message>
    <message>
        <source>Draw the image where its file places it</source>
        <translation>ファイルに記載された位置に像を描画します</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>像</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>変換</translation>
    </message>
    <message>
        <source>Click the same feature in a pane with a map.</source>
        <translation>マップのペインで同じ特徴点をクリックしてください。</translation>
    </message>
    <message>
        <source>Click the same feature in the electron image.</source>
        <translation>電子像で同じ特徴点をクリックしてください。</translation>
    </message>
    <message numerus="yes">
        <source>Click a feature in the electron image, then the same in a map: %n more point(s).</source>
        <translation>
            <numerusform>電子像の特徴点をクリックし、続いてマップの同じ点をクリックしてください。あと %n 点必要です。</numerusform>
        </translation>
    </message>
    <message>
        <source>These points fix the transform exactly; more of them show how good it is.</source>
        <translation>これらの点で変換がちょうど定まります。点を増やすと精度がわかります。</translation>
    </message>
    <message>
        <source>Residual %1 µm (root of the mean square of %2 points).</source>
        <translation>残差 %1 µm (%2 点の二乗平均平方根)。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RobustnessPage</name>
    <message>
        <source>axial strain</source>
        <translation>軸ひずみ</translation>
    </message>
    <message>
        <source>shear (rad)</source>
        <translation>せん断 (rad)</translation>
    </message>
    <message>
        <source>thermal displacements (K)</source>
        <translation>熱変位 (K)</translation>
    </message>
    <message>
        <source>vacancies, one in n x n x n cells</source>
        <translation>空孔、n × n × n セルに一つ</translation>
    </message>
    <message>
        <source>substitution, one in n x n x n cells</source>
        <translation>置換原子、n × n × n セルに一つ</translation>
    </message>
    <message>
        <source>interstitial C</source>
        <translation>侵入型 C</translation>
    </message>
    <message>
        <source>four edge dislocations</source>
        <translation>刃状転位4本</translation>
    </message>
    <message>
        <source>twin boundary</source>
        <translation>双晶境界</translation>
    </message>
    <message>
        <source>with defect</source>
        <translation>欠陥あり</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>完全結晶</translation>
    </message>
    <message>
        <source>Save &amp;accuracies…</source>
        <translation>正解率を保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Accuracies</source>
        <translation>正解率</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>パターン数</translation>
    </message>
    <message>
        <source>Right / %</source>
        <translation>正解 / %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区間</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>結晶</translation>
    </message>
    <message>
        <source>Lattice defect</source>
        <translation>格子欠陥</translation>
    </message>
    <message>
        <source>Patterns for each point</source>
        <translation>点ごとのパターン数</translation>
    </message>
    <message>
        <source>Patterns that are simulated for each point of the curve, the 16 zone axes in turn</source>
        <translation>曲線の各点で模擬するパターン数（16 の晶帯軸を順に）</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>測定の進み具合</translation>
    </message>
    <message>
        <source>&amp;Crystal</source>
        <translation>結晶(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Defect</source>
        <translation>欠陥(&amp;D)</translation>
    </message>
    <message>
        <source>Read the list of defects</source>
        <translation>欠陥の一覧を読む</translation>
    </message>
    <message>
        <source>Measure %1 with %2</source>
        <translation>%2 で %1 を測定</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>測定(&amp;M)</translation>
    </message>
    <message>
        <source>Choose a model for spot patterns on the page Space group.</source>
        <translation>「空間群」のページでスポットパターン用のモデルを選んでください。</translation>
    </message>
    <message>
        <source>Patterns of %1 with this defect are simulated and classified…</source>
        <translation>この欠陥をもつ %1 のパターンを模擬して分類しています…</translation>
    </message>
    <message>
        <source>Measure how often %1 still names the class of simulated patterns when the crystal has this defect.</source>
        <translation>結晶にこの欠陥があるとき、%1 が模擬パターンの類をどれほど正しく答えるかを測定します。</translation>
    </message>
    <message>
        <source>Simulated patterns. Bars: 95 % intervals; dashed: without the defect.</source>
        <translation>模擬パターン。棒：95 % 区間、破線：欠陥なし。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ScoreTable</name>
    <message>
        <source>Phase</source>
        <translation>相</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>適合率 %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>再現率 %</translation>
    </message>
    <message>
        <source>F1 %</source>
        <translation>F1 %</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard %</translation>
    </message>
    <message>
        <source>Scores of every class with 95 % intervals</source>
        <translation>各クラスのスコアと 95 % 信頼区間</translation>
    </message>
    <message>
        <source>Of the pixels the network gave to the class, how many the reference does too</source>
        <translation>ネットワークがそのクラスとしたピクセルのうち、参照でも同じであるものの割合</translation>
    </message>
    <message>
        <source>Of the pixels of the class in the reference, how many the network found</source>
        <translation>参照でそのクラスであるピクセルのうち、ネットワークが見つけたものの割合</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>適合率と再現率の調和平均</translation>
    </message>
    <message>
        <source>Pixels of the class in both maps over those in either</source>
        <translation>いずれかのマップでそのクラスであるピクセルに対する、両マップでそのクラスであるピクセルの割合</translation>
    </message>
    <message>
        <source>%1: %2 pixels in the reference, %3 by the network, %4 in both. The intervals count every pixel as a draw of its own; neighbours are alike, so that the true ones are wider.</source>
        <translation>%1: 参照で %2 ピクセル、ネットワークで %3 ピクセル、両方で %4 ピクセル。区間は各ピクセルを独立な標本として数えています。隣り合うピクセルは似ているため、実際の区間はより広くなります。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SelectionTools</name>
    <message>
        <source>Crosshair</source>
        <translation>十字線</translation>
    </message>
    <message>
        <source>Move the crosshair; nothing is selected</source>
        <translation>十字線を移動します。何も選択されません</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>ピクセルを選択</translation>
    </message>
    <message>
        <source>Select pixels: click, or drag over them</source>
        <translation>ピクセルを選択: クリックするか、ドラッグします</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>矩形を選択</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>矩形を選択します</translation>
    </message>
    <message>
        <source>Select with lasso</source>
        <translation>投げ縄で選択</translation>
    </message>
    <message>
        <source>Select inside a line drawn by hand, or inside corners that are clicked; a double click or Enter closes them</source>
        <translation>手描きの線の内側、またはクリックした頂点の内側を選択します。ダブルクリックまたは Enter で閉じます</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>線プロファイル</translation>
    </message>
    <message>
        <source>Select the pixels along a line; the statistics show the profile</source>
        <translation>線に沿ったピクセルを選択します。統計にプロファイルが表示されます</translation>
    </message>
    <message>
        <source>Select phase region</source>
        <translation>相領域を選択</translation>
    </message>
    <message>
        <source>Select the connected pixels of one phase</source>
        <translation>1 つの相の連結したピクセルを選択します</translation>
    </message>
    <message>
        <source>Select grain</source>
        <translation>結晶粒を選択</translation>
    </message>
    <message>
        <source>Select a grain: connected pixels of one phase, with orientations also within a misorientation angle</source>
        <translation>結晶粒を選択します: 1 つの相の連結したピクセル。方位がある場合は方位差も所定の角度以内</translation>
    </message>
    <message>
        <source>Replace selection</source>
        <translation>選択を置き換え</translation>
    </message>
    <message>
        <source>The shape replaces the selection</source>
        <translation>図形が現在の選択を置き換えます</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>選択に追加</translation>
    </message>
    <message>
        <source>The shape is added to the selection (Shift)</source>
        <translation>図形を選択に追加します (Shift)</translation>
    </message>
    <message>
        <source>Subtract from selection</source>
        <translation>選択から除外</translation>
    </message>
    <message>
        <source>The shape is taken out of the selection (Alt)</source>
        <translation>図形を選択から除きます (Alt)</translation>
    </message>
    <message>
        <source>Intersect with selection</source>
        <translation>選択との共通部分</translation>
    </message>
    <message>
        <source>What is in the selection and in the shape (Shift+Alt)</source>
        <translation>選択と図形の両方に含まれる部分 (Shift+Alt)</translation>
    </message>
    <message>
        <source>Selection tools</source>
        <translation>選択ツール</translation>
    </message>
    <message>
        <source>Grain angle</source>
        <translation>結晶粒の方位差角</translation>
    </message>
    <message>
        <source>grain angle </source>
        <translation>結晶粒の方位差角 </translation>
    </message>
    <message>
        <source>several shapes</source>
        <translation>複数の図形</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>投げ縄</translation>
    </message>
    <message>
        <source>line</source>
        <translation>線</translation>
    </message>
    <message>
        <source>phase region, %1</source>
        <translation>相領域、%1</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>結晶粒</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>There is no phase map to follow: classify the scan or open a reference map.</source>
        <translation>対象となる相マップがありません。スキャンを分類するか、参照マップを開いてください。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Session</name>
    <message>
        <source>unnamed phase</source>
        <translation>名前のない相</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotBench</name>
    <message>
        <source>Measure %1</source>
        <translation>%1 を測定</translation>
    </message>
    <message>
        <source>Move the centre</source>
        <translation>中心を移動</translation>
    </message>
    <message>
        <source>Find the zone axis of %1</source>
        <translation>%1 の晶帯軸を探索</translation>
    </message>
    <message>
        <source>Simulate %1</source>
        <translation>%1 をシミュレーション</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>モデル %1 を読み込む</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>%1 を分類</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>%1 を説明</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotWindow</name>
    <message>
        <source>Spot patterns</source>
        <translation>スポットパターン</translation>
    </message>
    <message>
        <source>&amp;Lattice</source>
        <translation>格子(&amp;L)</translation>
    </message>
    <message>
        <source>St&amp;ructure</source>
        <translation>構造(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;pace group</source>
        <translation>空間群(&amp;P)</translation>
    </message>
    <message>
        <source>Open spot patterns</source>
        <translation>スポットパターンを開く</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Take the chosen pattern from the list; its file stays</source>
        <translation>選択したパターンをリストから削除します。ファイルは残ります</translation>
    </message>
    <message>
        <source>Spot pattern</source>
        <translation>スポットパターン</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move the picture, with Shift they move the centre by one node, 0 shows everything</source>
        <translation>プラスとマイナスで拡大縮小、矢印キーで画像を移動、Shift を押しながらで中心を格子点 1 つ分移動、0 で全体を表示します</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>スポット</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>格子</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>シミュレーション</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>ヒートマップ</translation>
    </message>
    <message>
        <source>Brightness of weak spots</source>
        <translation>弱いスポットの明るさ</translation>
    </message>
    <message>
        <source>Save p&amp;icture…</source>
        <translation>画像を保存(&amp;I)…</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>表を保存(&amp;T)…</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>測定中…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message numerus="yes">
        <source>%n spots</source>
        <translation>
            <numerusform>スポット %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Open spot patterns (PNG, TIFF, BMP, JPEG), or drop them here.</source>
        <translation>スポットパターン (PNG、TIFF、BMP、JPEG) を開くか、ここにドロップしてください。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>測定しています…</translation>
    </message>
    <message>
        <source>%1, %2: %3; %4 px from the centre</source>
        <translation>%1, %2: %3、中心から %4 px</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>画像 (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 を保存しました</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>画像を保存</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>Save table of spots</source>
        <translation>スポットの表を保存</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Ro&amp;bustness</source>
        <translation>頑健性(&amp;B)</translation>
    </message>
    <message>
        <source>Save accuracies</source>
        <translation>正解率を保存</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StatisticsView</name>
    <message>
        <source>%1 pixels. 95 % interval %2–%3 % counting regions, %4–%5 % as if pixels were independent</source>
        <translation>%1 ピクセル。95 % 区間は領域単位で %2–%3 %、ピクセルが独立と仮定すると %4–%5 %</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Save these statistics as a CSV table</source>
        <translation>この統計を CSV 表として保存します</translation>
    </message>
    <message>
        <source>Save statistics</source>
        <translation>統計を保存</translation>
    </message>
    <message>
        <source>Area fractions in the selection</source>
        <translation>選択範囲の面積分率</translation>
    </message>
    <message>
        <source>How class probabilities are pooled</source>
        <translation>クラス確率の統合方法</translation>
    </message>
    <message>
        <source>Together: product</source>
        <translation>全体: 積</translation>
    </message>
    <message>
        <source>Together: mean</source>
        <translation>全体: 平均</translation>
    </message>
    <message>
        <source>Best class of each</source>
        <translation>各ピクセルの最良クラス</translation>
    </message>
    <message>
        <source>What the selection is, if it is one phase: the probabilities of all patterns multiplied. Neighbours are not independent; the certainty is overstated.</source>
        <translation>選択範囲が単一の相である場合の判定: 全パターンの確率を掛け合わせます。隣接点は独立ではないため、確実さは過大評価されます。</translation>
    </message>
    <message>
        <source>How mixed the selection is: the mean of the probabilities</source>
        <translation>選択範囲の混ざり具合: 確率の平均</translation>
    </message>
    <message>
        <source>Share of the pixels by their most probable class</source>
        <translation>最も確率の高いクラスごとのピクセルの割合</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>Run the network on every selected pattern: probabilities of all classes, not only the three stored, and the average of all patterns</source>
        <translation>選択した全パターンでネットワークを実行します: 保存された 3 クラスだけでなく全クラスの確率と、全パターンの平均を求めます</translation>
    </message>
    <message>
        <source>Average pattern of the selection</source>
        <translation>選択範囲の平均パターン</translation>
    </message>
    <message>
        <source>Quantity along the line</source>
        <translation>線に沿った量</translation>
    </message>
    <message>
        <source>Save the profile as a CSV table</source>
        <translation>プロファイルを CSV 表として保存します</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>プロファイルを保存</translation>
    </message>
    <message>
        <source>Statistics of the selection</source>
        <translation>選択範囲の統計</translation>
    </message>
    <message>
        <source>Statistics are made when the classification is done.</source>
        <translation>分類が完了すると統計が作成されます。</translation>
    </message>
    <message>
        <source>Select pixels with the tools beside the maps to see what they say together.</source>
        <translation>マップの横のツールでピクセルを選択すると、それらをまとめた結果がわかります。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 pixels&lt;/b&gt;: %2</source>
        <translation>&lt;b&gt;%1 ピクセル&lt;/b&gt;: %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>ネットワーク %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>正解 %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>参照 %</translation>
    </message>
    <message>
        <source>Share of the selected pixels and its 95 % interval (Wilson) by regions: pixels of one grain are not independent</source>
        <translation>選択したピクセルの割合と領域単位の 95 % 信頼区間 (Wilson): 1 つの結晶粒のピクセルは独立ではありません</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未指数付け</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>信頼度</translation>
    </message>
    <message>
        <source>%1 regions in the %2, worth %3 equal ones</source>
        <translation>%2の %1 領域 (等しい大きさの %3 領域に相当)</translation>
    </message>
    <message>
        <source>network&apos;s map</source>
        <translation>ネットワークのマップ</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>all classes of %1, %2 patterns</source>
        <translation>%1 の全クラス、%2 パターン</translation>
    </message>
    <message>
        <source>from the stored three best classes of %1 pixels</source>
        <translation>%1 ピクセルの保存された上位 3 クラスから</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>信頼度</translation>
    </message>
    <message>
        <source>Entropy (bit)</source>
        <translation>エントロピー (bit)</translation>
    </message>
    <message>
        <source>Reading patterns…</source>
        <translation>パターンを読み込んでいます…</translation>
    </message>
    <message>
        <source>Average pattern</source>
        <translation>平均パターン</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>ここにはパターンがありません。</translation>
    </message>
    <message>
        <source>average of %1 patterns, spread over the selection</source>
        <translation>選択範囲全体から抽出した %1 パターンの平均</translation>
    </message>
    <message>
        <source>average of %1 patterns</source>
        <translation>%1 パターンの平均</translation>
    </message>
    <message>
        <source>Pool classes of the selection</source>
        <translation>選択範囲のクラスを統合</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StructurePage</name>
    <message>
        <source>Zone axes</source>
        <translation>晶帯軸</translation>
    </message>
    <message>
        <source>Zone axis</source>
        <translation>晶帯軸</translation>
    </message>
    <message>
        <source>strain / %</source>
        <translation>ひずみ / %</translation>
    </message>
    <message>
        <source>Å·px</source>
        <translation>Å·px</translation>
    </message>
    <message>
        <source>turn / °</source>
        <translation>回転 / °</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>構造</translation>
    </message>
    <message>
        <source>Name of a structure</source>
        <translation>構造の名前</translation>
    </message>
    <message>
        <source>CIF file…</source>
        <translation>CIF ファイル…</translation>
    </message>
    <message>
        <source>What no turn and no scale removes of the measured against the ideal lattice</source>
        <translation>測定した格子と理想格子の差のうち、回転と拡大縮小では取り除けない部分</translation>
    </message>
    <message>
        <source>Cosine between measured and kinematical amplitudes: 1 where they agree</source>
        <translation>測定した振幅と運動学的な振幅との余弦。一致すると 1 になります</translation>
    </message>
    <message>
        <source>Camera constant with which the zone axis fits</source>
        <translation>この晶帯軸が一致するカメラ定数</translation>
    </message>
    <message>
        <source>&amp;Structure</source>
        <translation>構造(&amp;S)</translation>
    </message>
    <message>
        <source>Read the structure library</source>
        <translation>構造ライブラリを読み込む</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>結晶構造 (*.cif);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open a spot pattern, then choose the structure that it may come from.</source>
        <translation>スポットパターンを開き、その元と考えられる構造を選んでください。</translation>
    </message>
    <message>
        <source>The spots of this pattern lie on no lattice, so no zone axis can be found.</source>
        <translation>このパターンのスポットは格子をなしていないため、晶帯軸を求められません。</translation>
    </message>
    <message>
        <source>Choose the structure that the pattern may come from.</source>
        <translation>パターンの元と考えられる構造を選んでください。</translation>
    </message>
    <message>
        <source>Trying the zone axes of %1…</source>
        <translation>%1 の晶帯軸を試しています…</translation>
    </message>
    <message>
        <source>No zone axis of this structure fits with the camera constant given.</source>
        <translation>指定したカメラ定数では、この構造に一致する晶帯軸がありません。</translation>
    </message>
    <message>
        <source>No zone axis of this structure up to index 4 fits.</source>
        <translation>この構造には、指数 4 以下で一致する晶帯軸がありません。</translation>
    </message>
    <message>
        <source>match</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Zone axes that fit, the best first: %1</source>
        <translation>適合する晶帯軸（最良のものが先頭）：%1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Run starts the training and saves this specification, which the command line repeats.</source>
        <translation>「実行」で学習を開始し、この仕様を保存します。コマンドラインから同じ学習を再現できます。</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>仕様</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>端末でこの学習を再現するコマンドをコピーします</translation>
    </message>
    <message>
        <source>Save specification…</source>
        <translation>仕様を保存…</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>画像 %1 枚</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Network %1, %2 × %2 px, %3, seed %4</source>
        <translation>ネットワーク %1、%2 × %2 px、%3、シード %4</translation>
    </message>
    <message>
        <source>Which candidates can be told apart was not examined.</source>
        <translation>どの候補を判別できるかは調査されていません。</translation>
    </message>
    <message>
        <source>Save specification</source>
        <translation>仕様を保存</translation>
    </message>
    <message>
        <source>Specifications (*.json)</source>
        <translation>仕様 (*.json)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TourGuide</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>ツアーを終了</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>ツアー</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingBench</name>
    <message>
        <source>Too few patterns were matched with certainty to teach a network; matching mapped the scan.</source>
        <translation>確実にマッチングできたパターンが少なすぎてネットワークを学習できなかったため、マッチングでマップを作成しました。</translation>
    </message>
    <message>
        <source>The network was sure of none of the patterns it was not taught; matching mapped the scan.</source>
        <translation>学習に使わなかったパターンのいずれにもネットワークは確信を持てなかったため、マッチングでマップを作成しました。</translation>
    </message>
    <message>
        <source>The network agrees with matching on %1 % of %2 patterns it was not taught, and mapped the scan.</source>
        <translation>ネットワークは、学習に使わなかった %2 パターンの %1 % でマッチングと一致し、マップを作成しました。</translation>
    </message>
    <message>
        <source>The network agrees with matching on only %1 % of %2 patterns it was not taught; matching mapped the scan.</source>
        <translation>ネットワークは、学習に使わなかった %2 パターンの %1 % でしかマッチングと一致しなかったため、マッチングでマップを作成しました。</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 を学習</translation>
    </message>
    <message>
        <source>Train from %1</source>
        <translation>%1 から学習</translation>
    </message>
    <message>
        <source>Accuracy on fresh simulated patterns: %1 %. Simulated patterns say little about recorded ones.</source>
        <translation>新しいシミュレーションパターンでの正解率: %1 %。シミュレーションパターンは、実測パターンについてほとんど何も示しません。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>画像</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingCurves</name>
    <message>
        <source>Loss and accuracies</source>
        <translation>損失と正解率</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>正解率 (%)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>学習した画像数</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingView</name>
    <message>
        <source>%1 of %2 images</source>
        <translation>画像 %1 / %2 枚</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>画像 %1 枚/秒</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>損失 %1</translation>
    </message>
    <message>
        <source>validation %1 %</source>
        <translation>検証 %1 %</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>running, %1 %</source>
        <translation>実行中、%1 %</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>%1 % で一時停止中</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>not finished, %1 %</source>
        <translation>未完了、%1 %</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>A training shows here what it learns, while it learns. Start one with New training.</source>
        <translation>学習の経過がここにリアルタイムで表示されます。「新しい学習」で開始してください。</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>学習した画像数</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続行</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>最後のチェックポイントから続行します</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Write a checkpoint and hold the training; it keeps its place and its memory</source>
        <translation>チェックポイントを書き込んで学習を一時停止します。順番とメモリは保持されます</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the job and keep the checkpoint; go on whenever you like, also after a restart</source>
        <translation>ジョブを終了し、チェックポイントを残します。再起動後も含め、いつでも続行できます</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>マップを開く</translation>
    </message>
    <message>
        <source>Open the map that this training made</source>
        <translation>この学習で作成されたマップを開きます</translation>
    </message>
    <message>
        <source>Use the model</source>
        <translation>モデルを使用</translation>
    </message>
    <message>
        <source>Classify with the network of this training</source>
        <translation>この学習のネットワークで分類します</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>端末でこの学習を再現するコマンドをコピーします</translation>
    </message>
    <message>
        <source>Confusion matrix: true class down, network across</source>
        <translation>混同行列: 縦が正解クラス、横がネットワーク</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学習曲線</translation>
    </message>
    <message>
        <source>Validation: % of each true class (row)</source>
        <translation>検証: 各正解クラス (行) に対する %</translation>
    </message>
    <message>
        <source>What the network sees: the latest inputs as they enter it</source>
        <translation>ネットワークへの入力: 入力されたままの最新データ</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>Paused. Other computations wait behind it; stop it to let them run.</source>
        <translation>一時停止中です。他の計算が待機しています。それらを実行するには停止してください。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWindow</name>
    <message>
        <source>New training…</source>
        <translation>新しい学習…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>学習一覧</translation>
    </message>
    <message>
        <source>Delete the chosen training with its checkpoint; a trained model stays in the library</source>
        <translation>選択した学習をチェックポイントとともに削除します。学習済みモデルはライブラリに残ります</translation>
    </message>
    <message>
        <source>Remove training</source>
        <translation>学習を削除</translation>
    </message>
    <message>
        <source>Remove the training %1?</source>
        <translation>学習 %1 を削除しますか?</translation>
    </message>
    <message>
        <source>Its specification, its checkpoint and its map are deleted. A trained model stays in the library.</source>
        <translation>仕様、チェックポイント、マップが削除されます。学習済みモデルはライブラリに残ります。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWizard</name>
    <message>
        <source>New training</source>
        <translation>新しい学習</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::WelcomePage</name>
    <message>
        <source>Kikuscope</source>
        <translation>Kikuscope</translation>
    </message>
    <message>
        <source>Open an EBSD scan to name the symmetry of every pattern.
Or drop files anywhere in this window.</source>
        <translation>EBSD スキャンを開くと、すべてのパターンの対称性を判定できます。
このウィンドウのどこにでもファイルをドロップできます。</translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation>スキャンを開く…</translation>
    </message>
    <message>
        <source>Simulated demonstration</source>
        <translation>シミュレーションデモ</translation>
    </message>
    <message>
        <source>New here? Three short tours:</source>
        <translation>初めてお使いですか? 3 つの短いツアーがあります:</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Workbench</name>
    <message>
        <source>Free memory</source>
        <translation>メモリを解放</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>An electron image needs a map to go with it; open the scan first.</source>
        <translation>電子像には対応するマップが必要です。先にスキャンを開いてください。</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>参照マップを開く</translation>
    </message>
    <message>
        <source>Open reference %1</source>
        <translation>参照 %1 を開く</translation>
    </message>
    <message>
        <source>Open electron image %1</source>
        <translation>電子像 %1 を開く</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>回答のレベル</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>モデル %1 を読み込む</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>%1 holds no patterns; open the pattern file of this map.</source>
        <translation>%1 にはパターンがありません。このマップのパターンファイルを開いてください。</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the toolbar.</source>
        <translation>モデルが読み込まれていません。ツールバーで選んでください。</translation>
    </message>
    <message>
        <source>%1, classified by %2</source>
        <translation>%1、%2 により分類</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>%1 を分類</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>%1 of %2 patterns are kept</source>
        <translation>%2 パターン中 %1 パターンを保持</translation>
    </message>
    <message>
        <source>Compare maps</source>
        <translation>マップを比較</translation>
    </message>
    <message>
        <source>Count phases</source>
        <translation>相を計数</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 を保存</translation>
    </message>
    <message>
        <source>Simulate the demonstration scan</source>
        <translation>デモ用スキャンをシミュレーション</translation>
    </message>
</context>
</TS>
