<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kikuscope</source>
        <translation>关于 Kikuscope</translation>
    </message>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>基于机器学习的电子衍射物相分布分析。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.

Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。

使用 Qt、QCustomPlot、LibTorch、HDF5、OpenCV、Eigen、gemmi 和 spglib 构建。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Preview of the figure</source>
        <translation>插图预览</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Copy the figure</source>
        <translation>复制插图</translation>
    </message>
    <message>
        <source>There is no map to report on; classify the scan or open a reference first.</source>
        <translation>没有可用于报告的分布图；请先对扫描分类或打开参考。</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> （模拟）</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>生成报告 %1</translation>
    </message>
    <message>
        <source>Pattern at the crosshair</source>
        <translation>十字光标处的花样</translation>
    </message>
    <message>
        <source>Pattern, row %1, column %2</source>
        <translation>花样，行 %1，列 %2</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1（模拟）</translation>
    </message>
    <message>
        <source>the result is not saved</source>
        <translation>结果未保存</translation>
    </message>
    <message>
        <source>the reference is in no file</source>
        <translation>参考未存为文件</translation>
    </message>
    <message>
        <source>the scan is in no file</source>
        <translation>扫描未存为文件</translation>
    </message>
    <message>
        <source>the electron image is in no file</source>
        <translation>电子图像未存为文件</translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>This page is missing: %1</source>
        <translation>缺少此页面：%1</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Maps and patterns</source>
        <translation>分布图与花样</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How far to trust a model</source>
        <translation>模型的可信程度</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>How models are measured</source>
        <translation>模型的评估方法</translation>
    </message>
    <message>
        <source>Card of phases-starter</source>
        <translation>phases-starter 的模型卡</translation>
    </message>
    <message>
        <source>Card of structure-types</source>
        <translation>structure-types 的模型卡</translation>
    </message>
    <message>
        <source>Card of bravais-starter</source>
        <translation>bravais-starter 的模型卡</translation>
    </message>
    <message>
        <source>Protocols of the papers</source>
        <translation>论文的实验方案</translation>
    </message>
    <message>
        <source>Card of structure-bands</source>
        <translation>structure-bands 的模型卡</translation>
    </message>
    <message>
        <source>Figures and reports</source>
        <translation>插图与报告</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Spot patterns</source>
        <translation>斑点花样</translation>
    </message>
    <message>
        <source>Card of saed-cubic</source>
        <translation>saed-cubic 的模型卡</translation>
    </message>
    <message>
        <source>Card of structure-angles</source>
        <translation>structure-angles 的模型卡</translation>
    </message>
</context>
<context>
    <name>MapLayers</name>
    <message>
        <source>not indexed</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1（模拟）</translation>
    </message>
    <message>
        <source>Band contrast (BC)</source>
        <translation>菊池带衬度 (BC)</translation>
    </message>
    <message>
        <source>Band slope (BS)</source>
        <translation>菊池带斜率 (BS)</translation>
    </message>
    <message>
        <source>Mean angular deviation (MAD)</source>
        <translation>平均角度偏差 (MAD)</translation>
    </message>
    <message>
        <source>Image quality (IQ)</source>
        <translation>图像质量 (IQ)</translation>
    </message>
    <message>
        <source>Confidence index (CI)</source>
        <translation>置信指数 (CI)</translation>
    </message>
    <message>
        <source>Fit of the solution</source>
        <translation>标定拟合度</translation>
    </message>
    <message>
        <source>Number of bands</source>
        <translation>菊池带数</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>错误代码</translation>
    </message>
    <message>
        <source>SEM signal</source>
        <translation>SEM 信号</translation>
    </message>
    <message>
        <source>The classification is about to start.</source>
        <translation>分类即将开始。</translation>
    </message>
    <message>
        <source>This file holds no patterns to classify.</source>
        <translation>此文件不含可供分类的花样。</translation>
    </message>
    <message>
        <source>Not classified yet: press F5.</source>
        <translation>尚未分类：请按 F5。</translation>
    </message>
    <message>
        <source>Not classified yet: choose a model, then press F5.</source>
        <translation>尚未分类：请选择模型，然后按 F5。</translation>
    </message>
    <message>
        <source>No reference map: open an .ang, .ctf or HDF5 file with File &gt; Open reference map.</source>
        <translation>没有参考分布图：请用“文件 &gt; 打开参考分布图”打开 .ang、.ctf 或 HDF5 文件。</translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation>已清理</translation>
    </message>
    <message>
        <source>%1 pixels differ from what the network said. The raw map is kept: layer &quot;Phases (network, raw)&quot;.</source>
        <translation>有 %1 个像素与网络的判定不同。原始分布图仍保留：图层“物相（网络，原始）”。</translation>
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
        <translation>网络判为未知</translation>
    </message>
    <message>
        <source>truth not indexed</source>
        <translation>真值未标定</translation>
    </message>
    <message>
        <source>reference not indexed</source>
        <translation>参考未标定</translation>
    </message>
    <message>
        <source>neither indexed</source>
        <translation>两者均未标定</translation>
    </message>
    <message>
        <source>The reference map holds no orientations.</source>
        <translation>参考分布图不含取向。</translation>
    </message>
    <message>
        <source>Which crystal direction lies along this axis of the map: X to the right, Y up, Z out of the surface. RD of OIM is Y here, TD is X.</source>
        <translation>沿分布图此轴的晶体方向：X 向右，Y 向上，Z 垂直表面向外。OIM 的 RD 在此为 Y，TD 为 X。</translation>
    </message>
    <message>
        <source>%1 is not in this file.</source>
        <translation>此文件中没有 %1。</translation>
    </message>
    <message>
        <source>No electron image: open one with File &gt; Open electron image.</source>
        <translation>没有电子图像：请用“文件 &gt; 打开电子图像”打开。</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已配准</translation>
    </message>
    <message>
        <source>Placed by %1 points, residual %2 µm.</source>
        <translation>由 %1 个点定位，残差 %2 µm。</translation>
    </message>
    <message>
        <source>placement not recorded</source>
        <translation>位置未记录</translation>
    </message>
    <message>
        <source>The file does not say where the map lies in this image; it is drawn over the whole map.</source>
        <translation>文件未说明分布图在此图像中的位置；图像按覆盖整个分布图绘制。</translation>
    </message>
    <message>
        <source>Phases (network)</source>
        <translation>物相（网络）</translation>
    </message>
    <message>
        <source>Phases (network, raw)</source>
        <translation>物相（网络，原始）</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Phases (ground truth)</source>
        <translation>物相（真值）</translation>
    </message>
    <message>
        <source>Phases (reference)</source>
        <translation>物相（参考）</translation>
    </message>
    <message>
        <source>IPF colours, X (right)</source>
        <translation>反极图着色，X（向右）</translation>
    </message>
    <message>
        <source>IPF colours, Y (up)</source>
        <translation>反极图着色，Y（向上）</translation>
    </message>
    <message>
        <source>IPF colours, Z (normal)</source>
        <translation>反极图着色，Z（法向）</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>电子图像</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>%1 的概率</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>bit</translation>
    </message>
    <message>
        <source>Shannon entropy of the three best classes and of all others as one: 0 = sure, 2 = a guess among four.</source>
        <translation>概率最高的三个类别与其余类别合为一类的香农熵：0 = 确定，2 = 在四者中猜测。</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>%1, %2 × %2 px</source>
        <translation>%1，%2 × %2 px</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1，%2 个参数</translation>
    </message>
    <message>
        <source>%1 (reported as unknown)</source>
        <translation>%1（报告为未知）</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1 images, seed %2, %3</source>
        <translation>%1 张图像，随机种子 %2，%3</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>初始模型</translation>
    </message>
    <message>
        <source>noise / signal</source>
        <translation>噪声 / 信号</translation>
    </message>
    <message>
        <source>accuracy %</source>
        <translation>准确率 %</translation>
    </message>
    <message>
        <source>accepted %</source>
        <translation>接受 %</translation>
    </message>
    <message>
        <source>accuracy of the accepted %</source>
        <translation>接受部分的准确率 %</translation>
    </message>
    <message>
        <source>Simulated patterns: new orientations of the trained structures</source>
        <translation>模拟花样：训练结构的新取向</translation>
    </message>
    <message>
        <source>They say little about recorded patterns.</source>
        <translation>这些结果不足以说明在实测花样上的表现。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>花样数</translation>
    </message>
    <message>
        <source>agreement %</source>
        <translation>一致率 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Recorded patterns of the map, in regions it was not taught, against matching</source>
        <translation>分布图中未用于训练区域的实测花样，与匹配结果比较</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>基于机器学习的电子衍射物相分布分析。</translation>
    </message>
    <message>
        <source>Simulate and classify the demonstration scan.</source>
        <translation>模拟演示扫描并分类。</translation>
    </message>
    <message>
        <source>Bundled model or model file.</source>
        <translation>内置模型或模型文件。</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system、light 或 dark。</translation>
    </message>
    <message>
        <source>Classify the opened scan at once.</source>
        <translation>立即对打开的扫描分类。</translation>
    </message>
    <message>
        <source>Save a picture of the window when all jobs are done.</source>
        <translation>所有任务完成后保存窗口截图。</translation>
    </message>
    <message>
        <source>Size of the window, e.g. 1280x800.</source>
        <translation>窗口大小，例如 1280x800。</translation>
    </message>
    <message>
        <source>Quit after the picture was saved.</source>
        <translation>保存截图后退出。</translation>
    </message>
    <message>
        <source>Projects, scans, reference maps, electron images or results to open.</source>
        <translation>要打开的项目、扫描、参考分布图、电子图像或结果。</translation>
    </message>
    <message>
        <source>Give a command of the menus before the picture is saved.</source>
        <translation>在保存截图之前执行菜单中的一个命令。</translation>
    </message>
    <message>
        <source>Time from a change to its autosave.</source>
        <translation>从更改到自动保存的时间。</translation>
    </message>
</context>
<context>
    <name>SelectionCommands</name>
    <message>
        <source>selection: %1</source>
        <translation>选区：%1</translation>
    </message>
    <message>
        <source>clear selection</source>
        <translation>清除选区</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Classifying patterns</source>
        <translation>正在对花样分类</translation>
    </message>
    <message>
        <source>Simulating master patterns</source>
        <translation>正在模拟主花样</translation>
    </message>
    <message>
        <source>Simulating the master pattern of %1</source>
        <translation>正在模拟 %1 的主花样</translation>
    </message>
    <message>
        <source>Rendering the patterns of %1</source>
        <translation>正在渲染 %1 的花样</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Resuming the training</source>
        <translation>正在继续训练</translation>
    </message>
    <message>
        <source>Calibrating and measuring the model</source>
        <translation>正在校准并评估模型</translation>
    </message>
    <message>
        <source>Labelling patterns by matching</source>
        <translation>正在通过匹配标注花样</translation>
    </message>
    <message>
        <source>Matching where the network is unsure</source>
        <translation>正在匹配网络不确定的花样</translation>
    </message>
    <message>
        <source>Verifying a sample by matching</source>
        <translation>正在通过匹配验证抽样</translation>
    </message>
    <message>
        <source>Fitting the pattern centre</source>
        <translation>正在拟合花样中心</translation>
    </message>
    <message>
        <source>Looking for the pattern centre</source>
        <translation>正在寻找花样中心</translation>
    </message>
    <message>
        <source>Matching patterns</source>
        <translation>正在匹配花样</translation>
    </message>
    <message>
        <source>Which candidates can be told apart</source>
        <translation>哪些候选相可以区分</translation>
    </message>
    <message>
        <source>Rendering templates of %1</source>
        <translation>正在渲染 %1 的模板</translation>
    </message>
</context>
<context>
    <name>Tours</name>
    <message>
        <source>From patterns to a &amp;map</source>
        <translation>从花样到分布图(&amp;M)</translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation>打开扫描</translation>
    </message>
    <message>
        <source>Files of all vendors open here, or drop them anywhere in the window. The demonstration that is loaded now is simulated.</source>
        <translation>各厂商的文件均可在此打开，也可拖放到窗口的任意位置。当前加载的演示为模拟数据。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>A model names the phases or symmetries that it learned. Its card (Ctrl+M) says how often it was right, on simulated and on recorded patterns.</source>
        <translation>模型判定其学习过的物相或对称性。模型卡 (Ctrl+M) 给出它在模拟花样和实测花样上的准确率。</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>F5 names every pattern. The map grows while you work; Esc stops, and what is done stays.</source>
        <translation>按 F5 对每幅花样进行判定。分布图在您工作时逐步生成；按 Esc 停止，已完成的部分保留。</translation>
    </message>
    <message>
        <source>Look at maps</source>
        <translation>查看分布图</translation>
    </message>
    <message>
        <source>All maps show the same place: pan, zoom and the crosshair are linked. The title of a map chooses what it shows, the button beside it how.</source>
        <translation>所有分布图显示同一位置：平移、缩放和十字光标相互联动。分布图的标题用于选择显示内容，旁边的按钮用于选择显示方式。</translation>
    </message>
    <message>
        <source>Question a pixel</source>
        <translation>查询像素</translation>
    </message>
    <message>
        <source>Click a map: the pattern appears here, and below it the classes that the network thinks of.</source>
        <translation>点击分布图：此处显示花样，其下方显示网络考虑的类别。</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>比较两幅分布图(&amp;C)</translation>
    </message>
    <message>
        <source>Three maps</source>
        <translation>三幅分布图</translation>
    </message>
    <message>
        <source>The network&apos;s phases, the reference, and where they agree. Key 2 brings this arrangement back at any time.</source>
        <translation>网络判定的物相、参考，以及两者一致之处。随时按 2 键可恢复此布局。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>A cell that you click selects its pixels in every map; Ctrl adds cells. What is unknown or not indexed is counted, too.</source>
        <translation>点击单元格可在各分布图中选择其像素；按住 Ctrl 可添加单元格。未知或未标定的像素也计入其中。</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Regions where the maps disagree, largest first. Enter or F8 goes to the next one.</source>
        <translation>分布图不一致的区域，最大者在前。按 Enter 或 F8 转到下一个。</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>By rectangle, lasso, phase or grain. The docks Statistics and Patterns tell about the pixels selected.</source>
        <translation>按矩形、套索、物相或晶粒选择。“统计”和“花样集”面板给出所选像素的信息。</translation>
    </message>
    <message>
        <source>&amp;Explain and publish</source>
        <translation>解释与发表(&amp;E)</translation>
    </message>
    <message>
        <source>What the network looks at</source>
        <translation>网络的关注之处</translation>
    </message>
    <message>
        <source>Heat shows which parts of the pattern speak for a class. Compare two classes or two pixels, and switch on bands and zone axes where the orientation is known.</source>
        <translation>热图显示花样中支持某一类别的部分。可比较两个类别或两个像素；在取向已知处可显示菊池带和晶带轴。</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>判定的确定程度</translation>
    </message>
    <message>
        <source>The best classes with their probabilities. Below the threshold in the model the answer is unknown.</source>
        <translation>最佳类别及其概率。低于模型中的阈值时，判定为未知。</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>导出成果</translation>
    </message>
    <message>
        <source>Every exported file says which data, model and settings made it.</source>
        <translation>每个导出的文件都注明由何种数据、模型和设置生成。</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>The result keeps the raw answers. The user guide (F1) explains everything in more detail.</source>
        <translation>结果中保留原始判定。用户指南 (F1) 有更详细的说明。</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Pattern</source>
        <translation>花样</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>类别概率</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>物相</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>花样集</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>&amp;Inspect</source>
        <translation>查看(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>比较(&amp;O)</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>解释(&amp;X)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::AccuracyCurve</name>
    <message>
        <source>Accuracy by condition</source>
        <translation>各条件下的准确率</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>准确率 (%)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Autosave</name>
    <message>
        <source>Autosave</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: a crash would lose what is not saved.</source>
        <translation>无法写入文件夹 %1：一旦崩溃，未保存的内容将丢失。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Another window has restored this already.</source>
        <translation>另一个窗口已恢复此内容。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidateModel</name>
    <message>
        <source>Phase</source>
        <translation>物相</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>化学式</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>点阵</translation>
    </message>
    <message>
        <source>Space group</source>
        <translation>空间群</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidatesPage</name>
    <message>
        <source>Candidate phases</source>
        <translation>候选相</translation>
    </message>
    <message>
        <source>Which phases may be in the sample? A structure that is missing here will be taken for another one or for none.</source>
        <translation>样品中可能有哪些物相？此处遗漏的结构会被判为其他结构，或无法判定。</translation>
    </message>
    <message>
        <source>Search: name, formula, space group</source>
        <translation>搜索：名称、化学式、空间群</translation>
    </message>
    <message>
        <source>Only of the elements, e.g. Fe, Cr, C</source>
        <translation>仅含这些元素，例如 Fe, Cr, C</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>仅已选</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Add CIF files…</source>
        <translation>添加 CIF 文件…</translation>
    </message>
    <message>
        <source>Reading the structures…</source>
        <translation>正在读取结构…</translation>
    </message>
    <message>
        <source>Read the structures</source>
        <translation>读取结构</translation>
    </message>
    <message>
        <source>The file also names %1, which the library does not hold; add CIF files for them.</source>
        <translation>文件还列出了库中没有的 %1；请为其添加 CIF 文件。</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>%1 chosen: %2</source>
        <translation>已选 %1 个：%2</translation>
    </message>
    <message>
        <source>Add CIF files</source>
        <translation>添加 CIF 文件</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>晶体结构 (*.cif);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Read CIF files</source>
        <translation>读取 CIF 文件</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ClassPage</name>
    <message>
        <source>Counts for the space group</source>
        <translation>计入空间群判定</translation>
    </message>
    <message>
        <source>Space groups, pattern by pattern</source>
        <translation>空间群，逐幅花样累计</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>花样</translation>
    </message>
    <message>
        <source>Model for spot patterns</source>
        <translation>用于斑点花样的模型</translation>
    </message>
    <message>
        <source>Zone axis of this pattern</source>
        <translation>此花样的晶带轴</translation>
    </message>
    <message>
        <source>Where the zone axis is known, the space group follows with fewer patterns</source>
        <translation>晶带轴已知时，用较少的花样即可确定空间群</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Zone axis</source>
        <translation>晶带轴(&amp;Z)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>未安装模型</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>模型 (*.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Classes need a model for spot patterns. Choose one, or train it with &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; and open its file.</source>
        <translation>判定类别需要用于斑点花样的模型。请选择一个，或用 &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; 训练后打开其文件。</translation>
    </message>
    <message>
        <source>No pattern is chosen.</source>
        <translation>未选择花样。</translation>
    </message>
    <message>
        <source>Not classified yet.</source>
        <translation>尚未分类。</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>此花样的类别：&lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;unknown&lt;/b&gt;; it is left out of the space group</source>
        <translation>此花样的类别：&lt;b&gt;未知&lt;/b&gt;；不计入空间群判定</translation>
    </message>
    <message>
        <source>Space group: no pattern counts yet</source>
        <translation>空间群：尚无计入的花样</translation>
    </message>
    <message numerus="yes">
        <source>Space group from %n patterns of one crystal</source>
        <translation>
            <numerusform>由同一晶体的 %n 幅花样判定的空间群</numerusform>
        </translation>
    </message>
    <message>
        <source>Space groups whose spot patterns look the same: %1</source>
        <translation>斑点花样相同的空间群：%1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CleanupView</name>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Back to &amp;raw</source>
        <translation>恢复原始(&amp;R)</translation>
    </message>
    <message>
        <source>Pixels changed by: %1</source>
        <translation>改变的像素：%1</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Passes of the majority filter</source>
        <translation>多数滤波次数</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Smallest grain that stays</source>
        <translation>保留的最小晶粒</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Unknown pixels</source>
        <translation>未知像素</translation>
    </message>
    <message>
        <source>What the steps after the first do with unknown pixels</source>
        <translation>第一步之后的步骤如何处理未知像素</translation>
    </message>
    <message>
        <source>stay unknown</source>
        <translation>保持未知</translation>
    </message>
    <message>
        <source>are filled</source>
        <translation>予以填充</translation>
    </message>
    <message>
        <source>count as a class</source>
        <translation>视为一个类别</translation>
    </message>
    <message>
        <source>Doubtful pixels are unknown</source>
        <translation>存疑像素设为未知</translation>
    </message>
    <message>
        <source>Pixels whose confidence lies below this become unknown</source>
        <translation>置信度低于此值的像素变为未知</translation>
    </message>
    <message>
        <source>Majority filter</source>
        <translation>多数滤波</translation>
    </message>
    <message>
        <source>A pixel takes the class that most of its 3 × 3 window has (on hexagonal grids itself and six neighbours)</source>
        <translation>像素取其 3 × 3 窗口中最多的类别（六方网格上为自身及六个相邻像素）</translation>
    </message>
    <message>
        <source>Absorb smaller grains than</source>
        <translation>并入小于此值的晶粒</translation>
    </message>
    <message>
        <source>Regions with fewer pixels take the class that most of their border touches</source>
        <translation>像素数更少的区域取与其边界接触最多的类别</translation>
    </message>
    <message>
        <source>Answer grains as a whole</source>
        <translation>按晶粒整体判定</translation>
    </message>
    <message>
        <source>The probabilities of all pixels of a grain are multiplied, and its pixels get the best class</source>
        <translation>将晶粒内所有像素的概率相乘，全部像素取概率最高的类别</translation>
    </message>
    <message>
        <source>&amp;Unknown pixels</source>
        <translation>未知像素(&amp;U)</translation>
    </message>
    <message>
        <source>Show the cleaned-up map instead; Edit &gt; Undo brings the other back</source>
        <translation>改为显示清理后的分布图；“编辑 &gt; 撤销”可恢复</translation>
    </message>
    <message>
        <source>Show again what the network said</source>
        <translation>重新显示网络的判定</translation>
    </message>
    <message>
        <source>Classify a scan first: its map can then be cleaned up.</source>
        <translation>请先对扫描分类，之后可清理其分布图。</translation>
    </message>
    <message>
        <source>The map can be cleaned up when the classification is done.</source>
        <translation>分类完成后可清理分布图。</translation>
    </message>
    <message>
        <source>The map shown is cleaned up. Steps start from what the network said.</source>
        <translation>当前显示清理后的分布图。各步骤从网络的判定开始。</translation>
    </message>
    <message>
        <source>Choose steps; they run from top to bottom. What the network said is kept.</source>
        <translation>请选择步骤；自上而下执行。网络的判定会保留。</translation>
    </message>
    <message>
        <source>The pixels are counted…</source>
        <translation>正在统计像素…</translation>
    </message>
    <message>
        <source>Count pixels to clean up</source>
        <translation>统计待清理像素</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 个像素</translation>
    </message>
    <message>
        <source>%1 of %2 pixels will differ from what the network said, which is kept.</source>
        <translation>%2 个像素中有 %1 个将与网络的判定不同；网络的判定会保留。</translation>
    </message>
    <message>
        <source>Clean up the map</source>
        <translation>清理分布图</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Take back the clean-up</source>
        <translation>撤回清理</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ComparisonTarget</name>
    <message>
        <source>What the network&apos;s map is compared with</source>
        <translation>与网络分布图比较的对象</translation>
    </message>
    <message>
        <source>Network against ground truth</source>
        <translation>网络与真值</translation>
    </message>
    <message>
        <source>Network against reference</source>
        <translation>网络与参考</translation>
    </message>
    <message>
        <source>Cleaned up against raw</source>
        <translation>清理后与原始</translation>
    </message>
    <message>
        <source>Network against %1</source>
        <translation>网络与 %1</translation>
    </message>
    <message>
        <source>Network against another map…</source>
        <translation>网络与其他分布图…</translation>
    </message>
    <message>
        <source>raw result</source>
        <translation>原始结果</translation>
    </message>
    <message>
        <source>Compare with another map</source>
        <translation>与其他分布图比较</translation>
    </message>
    <message>
        <source>Maps (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;All files (*)</source>
        <translation>分布图 (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConditionsPage</name>
    <message>
        <source>mean score of %1 patterns %2 → %3</source>
        <translation>%1 幅花样的平均得分 %2 → %3</translation>
    </message>
    <message>
        <source>Estimated: x ± %1, y ± %2, z ± %3; %4</source>
        <translation>已估计：x ± %1，y ± %2，z ± %3；%4</translation>
    </message>
    <message>
        <source>Estimated; %1</source>
        <translation>已估计；%1</translation>
    </message>
    <message>
        <source>As in the open scan</source>
        <translation>与打开的扫描相同</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Learn patterns in this geometry only; else those of any usual camera</source>
        <translation>仅学习此几何条件下的花样；否则学习各种常见相机的花样</translation>
    </message>
    <message>
        <source>Estimate from the patterns</source>
        <translation>由花样估计</translation>
    </message>
    <message>
        <source>Find the pattern centre that makes patterns of the whole map match the candidates best</source>
        <translation>寻找使整个分布图的花样与候选相最匹配的花样中心</translation>
    </message>
    <message>
        <source> keV</source>
        <translation> keV</translation>
    </message>
    <message>
        <source>whole pattern</source>
        <translation>整个花样</translation>
    </message>
    <message>
        <source>Radius of a circular screen as fraction of the shorter side; 0: the whole pattern</source>
        <translation>圆形荧光屏半径，以短边的比例表示；0：整个花样</translation>
    </message>
    <message>
        <source>Standard deviation of the noise relative to that of the diffraction signal</source>
        <translation>噪声相对于衍射信号的标准差比值</translation>
    </message>
    <message>
        <source>Pattern centre x</source>
        <translation>花样中心 x</translation>
    </message>
    <message>
        <source>Pattern centre y</source>
        <translation>花样中心 y</translation>
    </message>
    <message>
        <source>Pattern centre z</source>
        <translation>花样中心 z</translation>
    </message>
    <message>
        <source>From the left edge, in pattern widths (Bruker&apos;s convention)</source>
        <translation>距左边缘，以花样宽度为单位（Bruker 约定）</translation>
    </message>
    <message>
        <source>From the top edge, in pattern heights (Bruker&apos;s convention)</source>
        <translation>距上边缘，以花样高度为单位（Bruker 约定）</translation>
    </message>
    <message>
        <source>Distance of the screen, in pattern heights (Bruker&apos;s convention)</source>
        <translation>荧光屏距离，以花样高度为单位（Bruker 约定）</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>花样</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>束流能量</translation>
    </message>
    <message>
        <source>Pattern centre x, y, z</source>
        <translation>花样中心 x、y、z</translation>
    </message>
    <message>
        <source>Screen radius</source>
        <translation>荧光屏半径</translation>
    </message>
    <message>
        <source>Noise / signal up to</source>
        <translation>噪声 / 信号上限</translation>
    </message>
    <message>
        <source>Measured from the scan. Correct what you know better.</source>
        <translation>由扫描测得。如有更准确的值，请修改。</translation>
    </message>
    <message>
        <source>What the patterns will be like that the classifier is for.</source>
        <translation>分类器所针对花样的条件。</translation>
    </message>
    <message>
        <source>Looking at the patterns…</source>
        <translation>正在分析花样…</translation>
    </message>
    <message>
        <source>Measure the conditions</source>
        <translation>测定条件</translation>
    </message>
    <message>
        <source>The file does not say the pattern centre: estimate it, or type it in.</source>
        <translation>文件未给出花样中心：请估计或手动输入。</translation>
    </message>
    <message>
        <source>%1 × %2 px%3</source>
        <translation>%1 × %2 px%3</translation>
    </message>
    <message>
        <source>, static background in the file</source>
        <translation>，文件含静态背底</translation>
    </message>
    <message>
        <source>Estimate the pattern centre</source>
        <translation>估计花样中心</translation>
    </message>
    <message>
        <source>Stop estimating</source>
        <translation>停止估计</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>正在等待当前计算…</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionModel</name>
    <message>
        <source>not indexed</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network: %3 pixels, %4 % of the row, %5 % of the column</source>
        <translation>参考为 %1，网络判为 %2：%3 个像素，占行 %4 %，占列 %5 %</translation>
    </message>
    <message>
        <source>%1 in truth, %2 by the network: %3 images, %4 % of the row, %5 % of the column</source>
        <translation>真值为 %1，网络判为 %2：%3 张图像，占行 %4 %，占列 %5 %</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>精确率 %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>召回率 %</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionView</name>
    <message>
        <source>Unit of the cells</source>
        <translation>单元格单位</translation>
    </message>
    <message>
        <source>% of row</source>
        <translation>占行 %</translation>
    </message>
    <message>
        <source>% of column</source>
        <translation>占列 %</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and Jaccard with 95 % intervals</source>
        <translation>精确率、召回率、F1 和 Jaccard，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>清除选区</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the matrix: counts as CSV, figure as PNG or SVG, tables for LaTeX</source>
        <translation>保存矩阵：计数存为 CSV，图形存为 PNG 或 SVG，表格存为 LaTeX</translation>
    </message>
    <message>
        <source>Confusion matrix: reference down, network across</source>
        <translation>混淆矩阵：行为参考，列为网络</translation>
    </message>
    <message>
        <source>The maps are compared when the classification is done.</source>
        <translation>分类完成后将比较分布图。</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both agree.</source>
        <translation>对有参考分布图的扫描分类，即可查看两者一致之处。</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>请打开参考分布图以与结果比较。</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>选择像素</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元格</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>参考为 %1，网络判为 %2</translation>
    </message>
    <message>
        <source>%1 pixels selected: %2</source>
        <translation>已选 %1 个像素：%2</translation>
    </message>
    <message>
        <source>Accuracy %1 % (95 % interval %2–%3 %), κ %4 (%5–%6). Click a cell to see its pixels in every map.</source>
        <translation>准确率 %1 %（95 % 置信区间 %2–%3 %），κ %4（%5–%6）。点击单元格可在各分布图中查看其像素。</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>LaTeX 表格 (*.tex)</translation>
    </message>
    <message>
        <source>Save confusion matrix</source>
        <translation>保存混淆矩阵</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementModel</name>
    <message>
        <source>not indexed</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network; %3 pixels, mean confidence %4 %; rows %5–%6, columns %7–%8</source>
        <translation>参考为 %1，网络判为 %2；%3 个像素，平均置信度 %4 %；行 %5–%6，列 %7–%8</translation>
    </message>
    <message>
        <source>%1, looked at</source>
        <translation>%1，已查看</translation>
    </message>
    <message>
        <source>By pixels that the tolerance does not excuse, times their mean confidence</source>
        <translation>按超出容差的像素数乘以其平均置信度</translation>
    </message>
    <message>
        <source>Mean confidence of the network in these pixels, in percent</source>
        <translation>网络在这些像素中的平均置信度（百分比）</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>置信度 %</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementView</name>
    <message>
        <source>also unknown</source>
        <translation>含未知</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The region before  (Shift+F8)</source>
        <translation>上一个区域 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The next region  (F8, or Enter in the list)</source>
        <translation>下一个区域 (F8，或在列表中按 Enter)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How far a boundary may be shifted without being an error</source>
        <translation>边界偏移多少以内不算错误</translation>
    </message>
    <message>
        <source>List regions too that one of the maps leaves unknown or not indexed</source>
        <translation>同时列出其中一幅分布图为未知或未标定的区域</translation>
    </message>
    <message>
        <source>Overlap of every phase in both maps</source>
        <translation>各物相在两幅分布图中的重叠</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>物相</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard %</translation>
    </message>
    <message>
        <source>Boundary F1 %</source>
        <translation>边界 F1 %</translation>
    </message>
    <message>
        <source>Pixels of the phase in both maps over those in either, with 95 % interval</source>
        <translation>两图均属该物相的像素与任一图属该物相的像素之比，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>A pixel counts as right where the other map has the same phase within the tolerance</source>
        <translation>若另一幅分布图在容差范围内有相同物相，则该像素视为正确</translation>
    </message>
    <message>
        <source>Regions in which the maps disagree, what matters most first</source>
        <translation>两幅分布图不一致的区域，重要者在前</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>容差(&amp;T)</translation>
    </message>
    <message>
        <source>Find disagreements</source>
        <translation>查找分歧</translation>
    </message>
    <message>
        <source>Precision %1 %, recall %2 %</source>
        <translation>精确率 %1 %，召回率 %2 %</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>选择像素</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>参考为 %1，网络判为 %2</translation>
    </message>
    <message>
        <source>The maps are compared…</source>
        <translation>正在比较分布图…</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both disagree.</source>
        <translation>对有参考分布图的扫描分类，即可查看两者的分歧。</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>请打开参考分布图以与结果比较。</translation>
    </message>
    <message>
        <source>Agreement %1 %, with boundaries shifted by up to %2 px forgiven %3 %; κ %4 (%5–%6).</source>
        <translation>一致率 %1 %，允许边界偏移至多 %2 px 时为 %3 %；κ %4（%5–%6）。</translation>
    </message>
    <message>
        <source>The maps disagree nowhere beyond the tolerance.</source>
        <translation>两幅分布图在容差之外没有分歧。</translation>
    </message>
    <message>
        <source>%1 regions, the first %2 are listed; %3 looked at. Enter goes to the next.</source>
        <translation>%1 个区域，列出前 %2 个；已查看 %3 个。按 Enter 转到下一个。</translation>
    </message>
    <message>
        <source>%1 regions, %2 looked at. Enter goes to the next.</source>
        <translation>%1 个区域，已查看 %2 个。按 Enter 转到下一个。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ExplainView</name>
    <message>
        <source>Heat of the pattern at the crosshair</source>
        <translation>十字光标处花样的热图</translation>
    </message>
    <message>
        <source>Heat to compare with</source>
        <translation>用于比较的热图</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>要解释的类别</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
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
        <translation>遮挡法</translation>
    </message>
    <message>
        <source>Stage of the network: earlier ones are finer but know less</source>
        <translation>网络阶段：较早的阶段更精细，但所知较少</translation>
    </message>
    <message>
        <source>Colours of the heat</source>
        <translation>热图配色</translation>
    </message>
    <message>
        <source>Opacity of the heat</source>
        <translation>热图不透明度</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>菊池带</translation>
    </message>
    <message>
        <source>Draw Kikuchi bands and zone axes with their Miller indices, where the reference knows the orientation</source>
        <translation>在参考取向已知处绘制菊池带和晶带轴及其米勒指数</translation>
    </message>
    <message>
        <source>Class of the second panel</source>
        <translation>第二面板的类别</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this pixel in the second panel</source>
        <translation>将此像素保留在第二面板中</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean heat of the selected pixels, in the second panel</source>
        <translation>所选像素的平均热图，显示在第二面板中</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Save the panels as a picture</source>
        <translation>将面板保存为图片</translation>
    </message>
    <message>
        <source>No second panel</source>
        <translation>无第二面板</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>模型判定</translation>
    </message>
    <message>
        <source>Last stage</source>
        <translation>最后阶段</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>阶段 %1</translation>
    </message>
    <message>
        <source>Explain the pattern</source>
        <translation>解释花样</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1，%2 %</translation>
    </message>
    <message>
        <source>nothing speaks for it</source>
        <translation>没有支持它的依据</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>此文件不含花样。</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>此处没有花样。</translation>
    </message>
    <message>
        <source>Choose a model to see what it looks at.</source>
        <translation>请选择模型以查看其关注之处。</translation>
    </message>
    <message>
        <source>No bands: the reference has no orientation here.</source>
        <translation>无菊池带：参考在此处没有取向。</translation>
    </message>
    <message>
        <source>No bands: the file does not say the pattern centre.</source>
        <translation>无菊池带：文件未给出花样中心。</translation>
    </message>
    <message>
        <source>No bands: cell or symmetry of %1 are not known.</source>
        <translation>无菊池带：%1 的晶胞或对称性未知。</translation>
    </message>
    <message>
        <source>Bands of %1 in the orientation of the reference</source>
        <translation>%1 在参考取向下的菊池带</translation>
    </message>
    <message>
        <source>Bands of %1 by lattice spacing: its atoms are not known</source>
        <translation>%1 的菊池带，按晶面间距绘制：其原子未知</translation>
    </message>
    <message>
        <source>Heat relative to its peak; what it says is how this model decides.</source>
        <translation>热图相对于其峰值；它说明的是此模型如何判定。</translation>
    </message>
    <message>
        <source>Mean heat of the selection</source>
        <translation>选区的平均热图</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>花样</translation>
    </message>
    <message>
        <source>model&apos;s answers</source>
        <translation>模型判定</translation>
    </message>
    <message>
        <source>Mean of %1 of %2 selected · %3, %4 %</source>
        <translation>已选 %2 个中 %1 个的平均 · %3，%4 %</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Save heat maps</source>
        <translation>保存热图</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Mean by crystal direction</source>
        <translation>按晶体方向平均</translation>
    </message>
    <message>
        <source>Aligned by the orientations of the reference, for the commonest phase of the selection</source>
        <translation>对选区中最多的物相，按参考的取向对齐</translation>
    </message>
    <message>
        <source>%1 patterns of %2 by crystal direction · %3</source>
        <translation>%2 的 %1 幅花样，按晶体方向 · %3</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>此模型需要花样中心：分析 &gt; 花样中心。</translation>
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
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>TIFF image (*.tiff *.tif)</source>
        <translation>TIFF 图像 (*.tiff *.tif)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Figures of the project; type a name to keep another one</source>
        <translation>项目中的插图；输入名称可另外保留一幅</translation>
    </message>
    <message>
        <source>Keep the figure with the project, under this name</source>
        <translation>以此名称将插图保留在项目中</translation>
    </message>
    <message>
        <source>Take the figure of this name out of the project</source>
        <translation>从项目中移除此名称的插图</translation>
    </message>
    <message>
        <source>Write the figure as PDF, SVG, PNG or TIFF</source>
        <translation>将插图写为 PDF、SVG、PNG 或 TIFF</translation>
    </message>
    <message>
        <source>Copy the figure to the clipboard, as picture and SVG</source>
        <translation>将插图以图片和 SVG 形式复制到剪贴板</translation>
    </message>
    <message>
        <source>The figure %1</source>
        <translation>插图 %1</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>插图 %1</translation>
    </message>
    <message>
        <source>Add a panel: a map, an image or a pattern.</source>
        <translation>请添加子图：分布图、图像或花样。</translation>
    </message>
    <message>
        <source>Not reproducible: %1.</source>
        <translation>不可重现：%1。</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>导出插图</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Not reproducible</source>
        <translation>不可重现</translation>
    </message>
    <message>
        <source>The figure could not be made again: %1.</source>
        <translation>此插图无法重新生成：%1。</translation>
    </message>
    <message>
        <source>What it shows is right, but its description says that it cannot be reproduced.</source>
        <translation>所显示的内容正确，但其描述注明该插图不可重现。</translation>
    </message>
    <message>
        <source>Save the result first…</source>
        <translation>先保存结果…</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>仍然导出</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigureForm</name>
    <message>
        <source>One column</source>
        <translation>单栏</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>双栏</translation>
    </message>
    <message>
        <source>Elsevier, one column</source>
        <translation>Elsevier，单栏</translation>
    </message>
    <message>
        <source>Elsevier, two columns</source>
        <translation>Elsevier，双栏</translation>
    </message>
    <message>
        <source>Nature, one column</source>
        <translation>Nature，单栏</translation>
    </message>
    <message>
        <source>Nature, two columns</source>
        <translation>Nature，双栏</translation>
    </message>
    <message>
        <source>Springer, one column</source>
        <translation>Springer，单栏</translation>
    </message>
    <message>
        <source>Springer, two columns</source>
        <translation>Springer，双栏</translation>
    </message>
    <message>
        <source>ACS, one column</source>
        <translation>ACS，单栏</translation>
    </message>
    <message>
        <source>ACS, two columns</source>
        <translation>ACS，双栏</translation>
    </message>
    <message>
        <source>Slide or screen</source>
        <translation>幻灯片或屏幕</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定义尺寸</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>期刊</translation>
    </message>
    <message>
        <source>Sets width, dpi and sizes of type</source>
        <translation>设置宽度、dpi 和字号</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Rows x columns, as 1x3, or panels per row, as 2+3</source>
        <translation>行数 x 列数，如 1x3；或每行的子图数，如 2+3</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Of PNG and TIFF; PDF and SVG have none</source>
        <translation>用于 PNG 和 TIFF；PDF 和 SVG 没有分辨率</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>页边距</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字字号</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>编号字号</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线宽</translation>
    </message>
    <message>
        <source>Panel letters</source>
        <translation>子图编号</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>one below all</source>
        <translation>整图下方共用一个</translation>
    </message>
    <message>
        <source>below each panel</source>
        <translation>各子图下方</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>in each panel</source>
        <translation>每个子图中</translation>
    </message>
    <message>
        <source>in the first panel</source>
        <translation>第一个子图中</translation>
    </message>
    <message>
        <source>Area fractions in the legend</source>
        <translation>图例中显示面积分数</translation>
    </message>
    <message>
        <source>Where each panel has its own legend</source>
        <translation>适用于各子图有各自图例的情形</translation>
    </message>
    <message>
        <source>Colour bars and keys</source>
        <translation>色标和颜色图例</translation>
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
        <translation>插图预览</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>The figure is being drawn.</source>
        <translation>正在绘制插图。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryModel</name>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>行 %1，列 %2：%3</translation>
    </message>
    <message>
        <source>Read thumbnails</source>
        <translation>读取缩略图</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryView</name>
    <message>
        <source>Order of the patterns</source>
        <translation>花样排序</translation>
    </message>
    <message>
        <source>Least confident</source>
        <translation>置信度最低</translation>
    </message>
    <message>
        <source>Most entropy</source>
        <translation>熵最高</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>As in the map</source>
        <translation>按分布图顺序</translation>
    </message>
    <message>
        <source>Patterns of the selection</source>
        <translation>选区的花样</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Labels are saved as a training set that fine-tuning reads</source>
        <translation>标签保存为训练集，供微调读取</translation>
    </message>
    <message>
        <source>The network is right</source>
        <translation>网络判定正确</translation>
    </message>
    <message>
        <source>✓</source>
        <translation>✓</translation>
    </message>
    <message>
        <source>The network is wrong</source>
        <translation>网络判定错误</translation>
    </message>
    <message>
        <source>✗</source>
        <translation>✗</translation>
    </message>
    <message>
        <source>mark as wrong</source>
        <translation>标记为错误</translation>
    </message>
    <message>
        <source>Exclude from training</source>
        <translation>从训练中排除</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>exclude patterns</source>
        <translation>排除花样</translation>
    </message>
    <message>
        <source>Label as…</source>
        <translation>标注为…</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>标注…</translation>
    </message>
    <message>
        <source>Remove labels</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>remove labels</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Save labels as a training set…</source>
        <translation>将标签保存为训练集…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Open labels…</source>
        <translation>打开标签…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>此文件不含花样。</translation>
    </message>
    <message>
        <source>Patterns are listed when the classification is done.</source>
        <translation>分类完成后将列出花样。</translation>
    </message>
    <message>
        <source>Select pixels, or click a cell of the comparison, to see their patterns.</source>
        <translation>选择像素或点击比较中的单元格，即可查看其花样。</translation>
    </message>
    <message>
        <source>List patterns</source>
        <translation>列出花样</translation>
    </message>
    <message>
        <source>%1 patterns</source>
        <translation>%1 幅花样</translation>
    </message>
    <message>
        <source>%1 labelled for training, %2 wrong or excluded</source>
        <translation>%1 幅已标注用于训练，%2 幅错误或已排除</translation>
    </message>
    <message>
        <source>mark as right</source>
        <translation>标记为正确</translation>
    </message>
    <message>
        <source>label as %1</source>
        <translation>标注为 %1</translation>
    </message>
    <message>
        <source>Label patterns</source>
        <translation>标注花样</translation>
    </message>
    <message>
        <source>Class of the chosen patterns:</source>
        <translation>所选花样的类别：</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>open labels</source>
        <translation>打开标签</translation>
    </message>
    <message>
        <source>Save training set</source>
        <translation>保存训练集</translation>
    </message>
    <message>
        <source>Labels (*.csv)</source>
        <translation>标签 (*.csv)</translation>
    </message>
    <message>
        <source>Open labels</source>
        <translation>打开标签</translation>
    </message>
    <message>
        <source>Labels (*.csv *.json)</source>
        <translation>标签 (*.csv *.json)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GoalPage</name>
    <message>
        <source>Train for &amp;this map</source>
        <translation>针对此分布图训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Classifier from structures</source>
        <translation>由结构训练分类器(&amp;C)</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>训练目的</translation>
    </message>
    <message>
        <source>The open scan exists in memory only.</source>
        <translation>打开的扫描仅存在于内存中。</translation>
    </message>
    <message>
        <source>Open a scan with patterns for that.</source>
        <translation>为此请打开含花样的扫描。</translation>
    </message>
    <message>
        <source>Some patterns of the open map are matched with simulations of the candidate phases, which is slow but right on recorded patterns. A network learns from them, is checked on other regions of the map, and maps it if it agrees; else matching does.</source>
        <translation>将打开的分布图中的部分花样与候选相的模拟花样匹配，速度慢，但对实测花样可靠。网络由此学习，并在分布图的其他区域检验；若一致则由网络绘制分布图，否则由匹配绘制。</translation>
    </message>
    <message>
        <source>A network learns simulated patterns of chosen structures, for any scan. Recorded patterns look different: check it before you trust it.</source>
        <translation>网络学习所选结构的模拟花样，可用于任意扫描。实测花样有所不同：信任之前请先检验。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Network of %1</source>
        <translation>%1 的网络</translation>
    </message>
    <message>
        <source>My classifier</source>
        <translation>我的分类器</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GrainBoundaries</name>
    <message>
        <source>Find grain boundaries</source>
        <translation>查找晶界</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GroupsPage</name>
    <message>
        <source>Make one class of those that cannot be told apart</source>
        <translation>将无法区分的候选相合为一类</translation>
    </message>
    <message>
        <source>Can they be told apart?</source>
        <translation>能否区分？</translation>
    </message>
    <message>
        <source>Patterns of every candidate are simulated at these conditions and matched with all others. You need not wait for it.</source>
        <translation>在这些条件下模拟每个候选相的花样，并与其他所有候选相匹配。无需等待其完成。</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>正在等待当前计算…</translation>
    </message>
    <message>
        <source>Compare the candidates</source>
        <translation>比较候选相</translation>
    </message>
    <message>
        <source>Not examined.</source>
        <translation>未检查。</translation>
    </message>
    <message>
        <source>All candidates can be told apart.</source>
        <translation>所有候选相均可区分。</translation>
    </message>
    <message>
        <source>These cannot be told apart with the uncertainty of the pattern centre (±1 %):</source>
        <translation>在花样中心的不确定度（±1 %）下，以下各项无法区分：</translation>
    </message>
    <message>
        <source>Each line becomes one class of the map.</source>
        <translation>每行成为分布图的一个类别。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HeatBar</name>
    <message>
        <source>Colours of the heat, from 0 to 1</source>
        <translation>热图配色，从 0 到 1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HelpBrowser</name>
    <message>
        <source>User guide</source>
        <translation>用户指南</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in the user guide</source>
        <translation>在用户指南中搜索</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InfoView</name>
    <message>
        <source>Properties of the scan</source>
        <translation>扫描的属性</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>simulated, not measured</source>
        <translation>模拟数据，非实测</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns, %3</source>
        <translation>%1 行 × %2 列，%3</translation>
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
        <translation>点数</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
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
        <translation>花样</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px，%3</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>物相 %1</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>探测器</translation>
    </message>
    <message>
        <source>Pattern centre (Bruker)</source>
        <translation>花样中心 (Bruker)</translation>
    </message>
    <message>
        <source>x %1, y %2, z %3</source>
        <translation>x %1，y %2，z %3</translation>
    </message>
    <message>
        <source>Sample tilt</source>
        <translation>样品倾角</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Detector tilt</source>
        <translation>探测器倾角</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>束流能量</translation>
    </message>
    <message>
        <source>%1 keV</source>
        <translation>%1 keV</translation>
    </message>
    <message>
        <source>Working distance</source>
        <translation>工作距离</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>What the reader had to choose</source>
        <translation>读取时所作的选择</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 px</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Metadata of the file</source>
        <translation>文件元数据</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InputStrip</name>
    <message>
        <source>What the network sees</source>
        <translation>网络的输入</translation>
    </message>
    <message>
        <source>%1, %2 × %2 px after preprocessing</source>
        <translation>%1，预处理后 %2 × %2 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRow</name>
    <message>
        <source>Progress of %1</source>
        <translation>%1 的进度</translation>
    </message>
    <message>
        <source>Stop this job; what is done stays</source>
        <translation>停止此任务；已完成的部分保留</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this; close other scans or choose a smaller one.</source>
        <translation>内存不足；请关闭其他扫描或选择较小的扫描。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出错。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>已完成，用时 %1</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>%1 后停止</translation>
    </message>
    <message>
        <source>stopped after %1: %2</source>
        <translation>%1 后停止：%2</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%3 %1 / %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>No jobs yet.</source>
        <translation>尚无任务。</translation>
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
        <translation>矩形</translation>
    </message>
    <message>
        <source>Hexagonal</source>
        <translation>六方</translation>
    </message>
    <message>
        <source>Parallelogram</source>
        <translation>平行四边形</translation>
    </message>
    <message>
        <source>From the structure</source>
        <translation>由结构获取</translation>
    </message>
    <message>
        <source>Vectors of the lattice</source>
        <translation>点阵矢量</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>矢量</translation>
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
        <translation>斑点</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>阵点</translation>
    </message>
    <message>
        <source>azimuth / °</source>
        <translation>方位角 / °</translation>
    </message>
    <message>
        <source>Camera constant</source>
        <translation>相机常数</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Distance of a spot from the centre times its lattice spacing</source>
        <translation>斑点到中心的距离乘以其晶面间距</translation>
    </message>
    <message>
        <source>Unit of the camera constant</source>
        <translation>相机常数的单位</translation>
    </message>
    <message>
        <source>Take the camera constant with which the chosen structure and zone axis fit</source>
        <translation>采用使所选结构和晶带轴相符的相机常数</translation>
    </message>
    <message>
        <source>&amp;Camera constant</source>
        <translation>相机常数(&amp;C)</translation>
    </message>
    <message>
        <source>Open a spot pattern to measure it.</source>
        <translation>打开斑点花样即可测量。</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>中心 %1, %2 px</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message numerus="yes">
        <source>%n spots, but no lattice of them: rings, a single row, or too few; %1</source>
        <translation>
            <numerusform>%n 个斑点，但不构成点阵：为衍射环、仅有一列或数量太少；%1</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, ratio %2, angle %3° ± %4°; %5 of %6 spots within %7 px, %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;，比值 %2，夹角 %3° ± %4°；%6 个斑点中有 %5 个偏差在 %7 px 以内，%8</translation>
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
        <translation>以最强衍射斑点为基准的强度；带星号：已饱和，真实值更大</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LegendView</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 个像素</translation>
    </message>
    <message>
        <source>Phases with colours and area fractions</source>
        <translation>物相及其颜色和面积分数</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>颜色(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Hide or show</source>
        <translation>隐藏或显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Merge the chosen phases</source>
        <translation>合并所选物相(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Split merged phases</source>
        <translation>拆分已合并的物相(&amp;S)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Colours of the &amp;file</source>
        <translation>文件中的颜色(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;All as found</source>
        <translation>全部恢复原状(&amp;A)</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>物相</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>对称性</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>网络 %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>真值 %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>参考 %</translation>
    </message>
    <message>
        <source>Right click: colour, name, order, merge. Untick a phase to hide it in the maps.</source>
        <translation>右键：颜色、名称、顺序、合并。取消勾选可在分布图中隐藏该物相。</translation>
    </message>
    <message>
        <source>Network: share of all measured points; in brackets of the indexed ones</source>
        <translation>网络：占全部测量点的比例；括号内为占已标定点的比例</translation>
    </message>
    <message>
        <source>Ground truth: share of all measured points; in brackets of the indexed ones</source>
        <translation>真值：占全部测量点的比例；括号内为占已标定点的比例</translation>
    </message>
    <message>
        <source>Reference: share of all measured points; in brackets of the indexed ones</source>
        <translation>参考：占全部测量点的比例；括号内为占已标定点的比例</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>merged: %1</source>
        <translation>合并：%1</translation>
    </message>
    <message>
        <source>colour of %1</source>
        <translation>%1 的颜色</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>merge phases</source>
        <translation>合并物相</translation>
    </message>
    <message>
        <source>split phases</source>
        <translation>拆分物相</translation>
    </message>
    <message>
        <source>order of phases</source>
        <translation>物相顺序</translation>
    </message>
    <message>
        <source>colours of the file</source>
        <translation>文件中的颜色</translation>
    </message>
    <message>
        <source>phases as found</source>
        <translation>物相恢复原状</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1 的颜色</translation>
    </message>
    <message>
        <source>Agrees with the ground truth in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>在 %2 个像素中有 &lt;b&gt;%1 %&lt;/b&gt; 与真值一致（95 % 置信区间 %3–%4 %）</translation>
    </message>
    <message>
        <source>Agrees with the reference in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>在 %2 个像素中有 &lt;b&gt;%1 %&lt;/b&gt; 与参考一致（95 % 置信区间 %3–%4 %）</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LineProfilePlot</name>
    <message>
        <source>Profile along the line</source>
        <translation>沿线剖面</translation>
    </message>
    <message>
        <source>Distance (µm)</source>
        <translation>距离 (µm)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a scan, a result or an electron image</source>
        <translation>打开扫描、结果或电子图像</translation>
    </message>
    <message>
        <source>Open &amp;folder of patterns…</source>
        <translation>打开花样文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a folder of pattern images</source>
        <translation>打开花样图像文件夹</translation>
    </message>
    <message>
        <source>Open &amp;reference map…</source>
        <translation>打开参考分布图(&amp;R)…</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s indexing to compare with: .ang, .ctf, HDF5</source>
        <translation>打开用于比较的厂商标定结果：.ang、.ctf、HDF5</translation>
    </message>
    <message>
        <source>Open &amp;electron image…</source>
        <translation>打开电子图像(&amp;E)…</translation>
    </message>
    <message>
        <source>Open an SEM image of the mapped area</source>
        <translation>打开分布图区域的 SEM 图像</translation>
    </message>
    <message>
        <source>Re&amp;gister electron image…</source>
        <translation>配准电子图像(&amp;G)…</translation>
    </message>
    <message>
        <source>Place an electron image by points picked in it and in a map</source>
        <translation>通过在电子图像和分布图中选取的点定位电子图像</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>打开模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Open a trained model file</source>
        <translation>打开训练好的模型文件</translation>
    </message>
    <message>
        <source>Simulated &amp;demonstration</source>
        <translation>模拟演示(&amp;D)</translation>
    </message>
    <message>
        <source>Simulate a small multiphase scan and classify it</source>
        <translation>模拟一个小型多相扫描并分类</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>分类(&amp;C)</translation>
    </message>
    <message>
        <source>Name the phase of every pattern</source>
        <translation>判定每幅花样的物相</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop the running job; what is done stays</source>
        <translation>停止正在运行的任务；已完成的部分保留</translation>
    </message>
    <message>
        <source>&amp;Save result…</source>
        <translation>保存结果(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the classification as HDF5</source>
        <translation>将分类结果保存为 HDF5</translation>
    </message>
    <message>
        <source>Save map as &amp;PNG…</source>
        <translation>将分布图保存为 PNG(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the map of the active pane with legend and scale bar</source>
        <translation>保存活动窗格的分布图，含图例和比例尺</translation>
    </message>
    <message>
        <source>&amp;Fit maps</source>
        <translation>分布图适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>显示整个分布图</translation>
    </message>
    <message>
        <source>&amp;Centre on crosshair</source>
        <translation>以十字光标为中心(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;New training…</source>
        <translation>新建训练(&amp;N)…</translation>
    </message>
    <message>
        <source>Train a network for this map, or a classifier from structures</source>
        <translation>针对此分布图训练网络，或由结构训练分类器</translation>
    </message>
    <message>
        <source>T&amp;rainings</source>
        <translation>训练列表(&amp;R)</translation>
    </message>
    <message>
        <source>Follow, pause and take up trainings</source>
        <translation>查看、暂停和继续训练</translation>
    </message>
    <message>
        <source>Train from a &amp;file…</source>
        <translation>从文件训练(&amp;F)…</translation>
    </message>
    <message>
        <source>Train as a JSON file says, saved by the wizard or written by hand</source>
        <translation>按 JSON 文件训练，该文件由向导保存或手工编写</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Cards of all models; import, export, remove</source>
        <translation>所有模型的模型卡；导入、导出、移除</translation>
    </message>
    <message>
        <source>Clear &amp;selection</source>
        <translation>清除选区(&amp;S)</translation>
    </message>
    <message>
        <source>Show all pixels of the maps alike again</source>
        <translation>恢复分布图中所有像素的同等显示</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>用户指南(&amp;U)</translation>
    </message>
    <message>
        <source>How to use the program, and how far to trust its models</source>
        <translation>如何使用本程序，以及其模型的可信程度</translation>
    </message>
    <message>
        <source>&amp;About Kikuscope</source>
        <translation>关于 Kikuscope(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Two maps</source>
        <translation>两幅分布图(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;hree maps</source>
        <translation>三幅分布图(&amp;H)</translation>
    </message>
    <message>
        <source>Fo&amp;ur maps</source>
        <translation>四幅分布图(&amp;U)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Selection &amp;tools</source>
        <translation>选择工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
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
        <translation>适合</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The model that classifies</source>
        <translation>用于分类的模型</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>判定层级</translation>
    </message>
    <message>
        <source>What the model names: its own classes, or the symmetry that they have in common</source>
        <translation>模型给出的判定：其自身的类别，或这些类别共有的对称性</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Crystal families</source>
        <translation>晶族</translation>
    </message>
    <message>
        <source>Bravais lattices</source>
        <translation>布拉维点阵</translation>
    </message>
    <message>
        <source>Laue classes</source>
        <translation>劳厄类</translation>
    </message>
    <message>
        <source>Point groups</source>
        <translation>点群</translation>
    </message>
    <message>
        <source>Space groups</source>
        <translation>空间群</translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation>模拟数据</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Open folder of patterns</source>
        <translation>打开花样文件夹</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>打开参考分布图</translation>
    </message>
    <message>
        <source>Maps (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;All files (*)</source>
        <translation>分布图 (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open electron image</source>
        <translation>打开电子图像</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>图像 (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>模型 (*.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>从文件训练</translation>
    </message>
    <message>
        <source>Specifications (*.json);;All files (*)</source>
        <translation>训练规格 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Kikuscope results (*.h5)</source>
        <translation>Kikuscope 结果 (*.h5)</translation>
    </message>
    <message>
        <source>Unsaved result</source>
        <translation>结果未保存</translation>
    </message>
    <message>
        <source>The classification of %1 is not saved.</source>
        <translation>%1 的分类结果未保存。</translation>
    </message>
    <message>
        <source>It is still running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>分类仍在运行。保存会将其停止并保留已完成的部分；放弃则会丢失。</translation>
    </message>
    <message>
        <source>Save it now, or it is lost.</source>
        <translation>请立即保存，否则将丢失。</translation>
    </message>
    <message>
        <source>Save map as PNG</source>
        <translation>将分布图保存为 PNG</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> （模拟）</translation>
    </message>
    <message>
        <source>Scans, results and projects (%1)</source>
        <translation>扫描、结果和项目 (%1)</translation>
    </message>
    <message>
        <source>Compose fi&amp;gure…</source>
        <translation>制作插图(&amp;G)…</translation>
    </message>
    <message>
        <source>A figure of several maps for a paper: PDF, SVG, PNG, TIFF</source>
        <translation>由多幅分布图组成的论文插图：PDF、SVG、PNG、TIFF</translation>
    </message>
    <message>
        <source>Save re&amp;port…</source>
        <translation>保存报告(&amp;P)…</translation>
    </message>
    <message>
        <source>Maps, fractions, confusion, settings and provenance in one HTML or PDF file</source>
        <translation>将分布图、面积分数、混淆矩阵、设置和溯源信息汇集于一个 HTML 或 PDF 文件</translation>
    </message>
    <message>
        <source>&amp;Tours</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>网页 (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Spot &amp;patterns…</source>
        <translation>斑点花样(&amp;P)…</translation>
    </message>
    <message>
        <source>Measure, index and classify spot patterns (SAED)</source>
        <translation>对斑点花样 (SAED) 进行测量、标定和分类</translation>
    </message>
    <message>
        <source>Pattern ce&amp;ntre…</source>
        <translation>花样中心(&amp;N)…</translation>
    </message>
    <message>
        <source>Say where the pattern centre is, where the file does not or is wrong</source>
        <translation>当文件没有给出花样中心或给出错误值时，在此指定</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>花样中心</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapArea</name>
    <message>
        <source>row %1, column %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
    <message>
        <source>x %1 µm, y %2 µm</source>
        <translation>x %1 µm，y %2 µm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>network: %1, %2 %</source>
        <translation>网络：%1，%2 %</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>ground truth: %1</source>
        <translation>真值：%1</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>参考：%1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapPane</name>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Layer shown in this pane</source>
        <translation>此窗格显示的图层</translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation>选择此窗格显示的内容</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>These data were computed, not measured.</source>
        <translation>这些数据为计算所得，非实测。</translation>
    </message>
    <message>
        <source>Display options of this pane</source>
        <translation>此窗格的显示选项</translation>
    </message>
    <message>
        <source>Colours, second layer, boundaries, rulers; more panes</source>
        <translation>颜色、第二图层、边界、标尺刻度；更多窗格</translation>
    </message>
    <message>
        <source>Prepare picture</source>
        <translation>准备图片</translation>
    </message>
    <message>
        <source>sim.</source>
        <comment>short for simulated</comment>
        <translation>模拟</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ModelLibrary</name>
    <message>
        <source>Use for classification</source>
        <translation>用于分类</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Copy a model into your library: .safetensors of Kikuscope; weights under the names of torchvision or timm with a description beside them; TorchScript</source>
        <translation>将模型复制到您的库中：Kikuscope 的 .safetensors；采用 torchvision 或 timm 命名并附描述文件的权重；TorchScript</translation>
    </message>
    <message>
        <source>Copy the chosen model to a file</source>
        <translation>将所选模型复制到文件</translation>
    </message>
    <message>
        <source>Delete the chosen model from your library</source>
        <translation>从您的库中删除所选模型</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>None yet: train or import one</source>
        <translation>暂无：请训练或导入</translation>
    </message>
    <message>
        <source>Read the card of %1</source>
        <translation>读取 %1 的模型卡</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt);;All files (*)</source>
        <translation>模型 (*.safetensors *.pt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Import TorchScript</source>
        <translation>导入 TorchScript</translation>
    </message>
    <message>
        <source>%1 is TorchScript and may run any code when it is opened.</source>
        <translation>%1 是 TorchScript，打开时可能运行任意代码。</translation>
    </message>
    <message>
        <source>Import it only if you trust its author.</source>
        <translation>仅在信任其作者时导入。</translation>
    </message>
    <message>
        <source>I trust it</source>
        <translation>我信任它</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>TorchScript (*.pt)</source>
        <translation>TorchScript (*.pt)</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Remove the model %1 from your library?</source>
        <translation>从您的库中移除模型 %1？</translation>
    </message>
    <message>
        <source>The file is deleted. Export it before if you want to keep it.</source>
        <translation>文件将被删除。如需保留，请先导出。</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::NetworkPage</name>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Network and training</source>
        <translation>网络与训练</translation>
    </message>
    <message>
        <source>The compact network is right for nearly everything; the large ones want a graphics card.</source>
        <translation>紧凑网络几乎适用于所有情况；大型网络需要显卡。</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Generated structures that teach the network what &quot;another structure&quot; looks like</source>
        <translation>生成的结构，用于让网络学会“其他结构”的样子</translation>
    </message>
    <message>
        <source>The same seed and number of images give the same network</source>
        <translation>相同的随机种子和图像数得到相同的网络</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习量</translation>
    </message>
    <message>
        <source>Random crystals</source>
        <translation>随机晶体</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>%1
%2 parameters</source>
        <translation>%1
%2 个参数</translation>
    </message>
    <message>
        <source>Trying out how fast this computer learns…</source>
        <translation>正在测试本机的学习速度…</translation>
    </message>
    <message>
        <source>Try out the network</source>
        <translation>试运行网络</translation>
    </message>
    <message>
        <source>About %1 images in that time.</source>
        <translation>该时间内约 %1 张图像。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanePanel</name>
    <message>
        <source>Colours of a layer of numbers</source>
        <translation>数值图层的配色</translation>
    </message>
    <message>
        <source>as suits the layer</source>
        <translation>按图层选择</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Range chosen from the values, without the outermost 1 % at each end</source>
        <translation>由数值确定范围，两端各舍去 1 %</translation>
    </message>
    <message>
        <source>Value of the first colour</source>
        <translation>起始颜色对应的值</translation>
    </message>
    <message>
        <source>Value of the last colour</source>
        <translation>末尾颜色对应的值</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>A second layer over the first</source>
        <translation>叠加在第一图层上的第二图层</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>How the second layer is shown; key X shows it alone</source>
        <translation>第二图层的显示方式；按 X 键单独显示</translation>
    </message>
    <message>
        <source>blended</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>beside a handle</source>
        <translation>以手柄分隔</translation>
    </message>
    <message>
        <source>Opacity of the second layer (keys [ and ])</source>
        <translation>第二图层的不透明度（[ 和 ] 键）</translation>
    </message>
    <message>
        <source>Over it</source>
        <translation>叠加图层</translation>
    </message>
    <message>
        <source>Boundaries drawn over the map</source>
        <translation>绘制在分布图上的边界</translation>
    </message>
    <message>
        <source>grains of the reference</source>
        <translation>参考的晶界</translation>
    </message>
    <message>
        <source>phases of the reference</source>
        <translation>参考的相界</translation>
    </message>
    <message>
        <source>phases of the network</source>
        <translation>网络的相界</translation>
    </message>
    <message>
        <source>Colour of the boundaries</source>
        <translation>边界颜色</translation>
    </message>
    <message>
        <source>Width of the boundaries</source>
        <translation>边界宽度</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest misorientation of a low-angle boundary, drawn half transparent</source>
        <translation>小角度晶界的最小取向差，以半透明绘制</translation>
    </message>
    <message>
        <source>Smallest misorientation of a high-angle boundary</source>
        <translation>大角度晶界的最小取向差</translation>
    </message>
    <message>
        <source>rulers</source>
        <translation>标尺刻度</translation>
    </message>
    <message>
        <source>Micrometres along the edges</source>
        <translation>边缘的微米刻度</translation>
    </message>
    <message>
        <source>scale bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Pane right</source>
        <translation>右侧窗格</translation>
    </message>
    <message>
        <source>Pane below</source>
        <translation>下方窗格</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>最大化</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanelTable</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a panel</source>
        <translation>添加子图</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the panel</source>
        <translation>移除子图</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the panel forward</source>
        <translation>将子图前移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the panel back</source>
        <translation>将子图后移</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>子图</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>One row per panel, in the order of the letters. A double click changes the caption.</source>
        <translation>每个子图一行，按编号顺序排列。双击可修改图注。</translation>
    </message>
    <message>
        <source>What panel %1 shows</source>
        <translation>子图 %1 的显示内容</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternCentreDialog</name>
    <message>
        <source>x from the left in parts of the width, y from the top and z, the distance, in parts of the height.</source>
        <translation>x 从左起，以宽度为单位；y 从上起，z 为距离，均以高度为单位。</translation>
    </message>
    <message>
        <source>x* from the left, y* from the bottom and z*, the distance, all as EDAX OIM writes them.</source>
        <translation>x* 从左起，y* 从下起，z* 为距离，均按 EDAX OIM 的写法。</translation>
    </message>
    <message>
        <source>PCx from the left, PCy from the bottom and DD, the distance, all in parts of the width.</source>
        <translation>PCx 从左起，PCy 从下起，DD 为距离，均以宽度为单位。</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>花样中心</translation>
    </message>
    <message>
        <source>&amp;Convention</source>
        <translation>约定(&amp;C)</translation>
    </message>
    <message>
        <source>Where the pattern centre is, in every pattern of this scan. Bands and zone axes are drawn with it, and models that need it use it; the file is not changed.</source>
        <translation>此扫描的每张花样中花样中心的位置。菊池带和晶带轴据此绘制，需要它的模型也会使用它；文件不会被更改。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternView</name>
    <message>
        <source>Recorded</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>The pattern as the file has it</source>
        <translation>文件中的原始花样</translation>
    </message>
    <message>
        <source>After recipe</source>
        <translation>预处理后</translation>
    </message>
    <message>
        <source>What the network sees: the pattern after the model&apos;s preprocessing recipe</source>
        <translation>网络的输入：按模型的预处理流程处理后的花样</translation>
    </message>
    <message>
        <source>Diffraction pattern at the crosshair</source>
        <translation>十字光标处的衍射花样</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>衬度</translation>
    </message>
    <message>
        <source>Contrast of the pattern</source>
        <translation>花样衬度</translation>
    </message>
    <message>
        <source>pixel row %1, column %2: %3</source>
        <translation>像素行 %1，列 %2：%3</translation>
    </message>
    <message>
        <source>Read pattern</source>
        <translation>读取花样</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>此文件不含花样。</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>此处没有花样。</translation>
    </message>
    <message>
        <source>row %1, column %2   ·   %3 × %4 px</source>
        <translation>行 %1，列 %2   ·   %3 × %4 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilitiesView</name>
    <message>
        <source>Class probabilities</source>
        <translation>类别概率</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>此文件不含花样。</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>此处没有花样。</translation>
    </message>
    <message>
        <source>Choose a model to see class probabilities.</source>
        <translation>请选择模型以查看类别概率。</translation>
    </message>
    <message>
        <source>%1 · best %2 of %3 classes</source>
        <translation>%1 · %3 个类别中的前 %2 个</translation>
    </message>
    <message>
        <source>as stored in the result</source>
        <translation>如结果中所存</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>此模型需要花样中心：分析 &gt; 花样中心。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilityBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>类别概率</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectCommands</name>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>Close everything and begin anew</source>
        <translation>关闭所有内容并重新开始</translation>
    </message>
    <message>
        <source>Open pro&amp;ject…</source>
        <translation>打开项目(&amp;J)…</translation>
    </message>
    <message>
        <source>Open a project with all its files</source>
        <translation>打开项目及其所有文件</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Kikuscope projects (*.kikuscope)</source>
        <translation>Kikuscope 项目 (*.kikuscope)</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>保存项目(&amp;V)</translation>
    </message>
    <message>
        <source>Save what is open and how it is shown; a result that no file holds is saved beside the project</source>
        <translation>保存打开的内容及其显示方式；未存为文件的结果保存在项目旁</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>项目另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the project in another file</source>
        <translation>将项目保存到另一个文件</translation>
    </message>
    <message>
        <source>&amp;Restore unsaved work…</source>
        <translation>恢复未保存的工作(&amp;R)…</translation>
    </message>
    <message>
        <source>What a window kept that did not end properly</source>
        <translation>未正常关闭的窗口所保留的内容</translation>
    </message>
    <message>
        <source>Arrangement of the project</source>
        <translation>项目的布局</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Unsaved project</source>
        <translation>项目未保存</translation>
    </message>
    <message>
        <source>The project %1 has changes that are not saved.</source>
        <translation>项目 %1 有未保存的更改。</translation>
    </message>
    <message>
        <source>A classification is running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>分类正在运行。保存会将其停止并保留已完成的部分；放弃则会丢失。</translation>
    </message>
    <message>
        <source>Save them now, or they are lost.</source>
        <translation>请立即保存，否则将丢失。</translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation>标签未保存</translation>
    </message>
    <message>
        <source>The labels of %1 are not saved.</source>
        <translation>%1 的标签未保存。</translation>
    </message>
    <message>
        <source>Save keeps them in a project. The dock Patterns saves them as a training set.</source>
        <translation>“保存”会将其保留在项目中。“花样集”面板可将其保存为训练集。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was kept.</source>
        <translation>已保留 %1 的未保存工作。</translation>
    </message>
    <message>
        <source>Unsaved work of %1 on the project %2 was kept.</source>
        <translation>已保留项目 %2 于 %1 的未保存工作。</translation>
    </message>
    <message>
        <source>A window did not end properly</source>
        <translation>有窗口未正常关闭</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectFile</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Open the files of %1</source>
        <translation>打开 %1 的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of this project were found by content in another place; save the project to remember it.</source>
        <translation>
            <numerusform>已按内容在其他位置找到此项目的 %n 个文件；保存项目即可记住新位置。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>A classification is running; stop it or wait for its end.</source>
        <translation>分类正在运行；请停止分类或等待其完成。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectInputsDialog</name>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Reference map</source>
        <translation>参考分布图</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>电子图像</translation>
    </message>
    <message>
        <source>Compared map</source>
        <translation>用于比较的分布图</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>found in another place</source>
        <translation>在其他位置找到</translation>
    </message>
    <message>
        <source>changed since it was saved</source>
        <translation>保存后已更改</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>%1 (%2) has changed since the project was saved</source>
        <translation>%1（%2）在项目保存后已更改</translation>
    </message>
    <message>
        <source>%1 (%2) is not where the project says</source>
        <translation>%1（%2）不在项目记录的位置</translation>
    </message>
    <message>
        <source>%1; nothing was opened yet.</source>
        <translation>%1；尚未打开任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more file(s) need a look; nothing was opened yet.</source>
        <translation>
            <numerusform>%1，另有 %n 个文件需要检查；尚未打开任何文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>%1 的文件</translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation>项目的文件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>指定位置…</translation>
    </message>
    <message>
        <source>Point to this file anew</source>
        <translation>重新指定此文件的位置</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>仍然打开</translation>
    </message>
    <message>
        <source>All files are there.</source>
        <translation>所有文件均已找到。</translation>
    </message>
    <message>
        <source>Locate the files that were moved or renamed. &quot;Open anyway&quot; takes changed files as they are now and leaves missing ones out; the project file stays as it is until you save it.</source>
        <translation>请指定已移动或重命名的文件的位置。“仍然打开”将按现状使用已更改的文件，并略去缺失的文件；项目文件在您保存之前保持不变。</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>指定 %1 的位置</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationDraft</name>
    <message>
        <source>pick point</source>
        <translation>选取点</translation>
    </message>
    <message>
        <source>delete point</source>
        <translation>删除点</translation>
    </message>
    <message>
        <source>change kind of registration</source>
        <translation>更改配准类型</translation>
    </message>
    <message>
        <source>register electron image</source>
        <translation>配准电子图像</translation>
    </message>
    <message>
        <source>take registration back</source>
        <translation>撤回配准</translation>
    </message>
    <message>
        <source>The perspective of these points ends inside the image; use an affine registration.</source>
        <translation>由这些点得到的透视变换在图像内终止；请使用仿射配准。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationPanel</name>
    <message>
        <source>Delete point</source>
        <translation>删除点</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Register electron image</source>
        <translation>配准电子图像</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>电子图像</translation>
    </message>
    <message>
        <source>The image to place on the sample</source>
        <translation>要在样品上定位的图像</translation>
    </message>
    <message>
        <source>Kind of transform</source>
        <translation>变换类型</translation>
    </message>
    <message>
        <source>Affine: shift, turn, scale and shear, from 3 points. Perspective: from 4 points.</source>
        <translation>仿射：平移、旋转、缩放和剪切，至少 3 个点。透视：至少 4 个点。</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>仿射</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>透视</translation>
    </message>
    <message>
        <source>Points of the registration</source>
        <translation>配准点</translation>
    </message>
    <message>
        <source>Image (px)</source>
        <translation>图像 (px)</translation>
    </message>
    <message>
        <source>Map (µm)</source>
        <translation>分布图 (µm)</translation>
    </message>
    <message>
        <source>Residual (µm)</source>
        <translation>残差 (µm)</translation>
    </message>
    <message>
        <source>Delete the chosen point (Del)</source>
        <translation>删除所选点 (Del)</translation>
    </message>
    <message>
        <source>Draw the image through this transform in all panes</source>
        <translation>在所有窗格中按此变换绘制图像</translation>
    </message>
    <message>
        <source>Draw the image where its file places it</source>
        <translation>按文件给出的位置绘制图像</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Click the same feature in a pane with a map.</source>
        <translation>请在显示分布图的窗格中点击同一特征。</translation>
    </message>
    <message>
        <source>Click the same feature in the electron image.</source>
        <translation>请在电子图像中点击同一特征。</translation>
    </message>
    <message numerus="yes">
        <source>Click a feature in the electron image, then the same in a map: %n more point(s).</source>
        <translation>
            <numerusform>请在电子图像中点击一个特征，再在分布图中点击同一特征：还需 %n 个点。</numerusform>
        </translation>
    </message>
    <message>
        <source>These points fix the transform exactly; more of them show how good it is.</source>
        <translation>这些点恰好确定变换；增加点数可显示其精度。</translation>
    </message>
    <message>
        <source>Residual %1 µm (root of the mean square of %2 points).</source>
        <translation>残差 %1 µm（%2 个点的均方根）。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RobustnessPage</name>
    <message>
        <source>axial strain</source>
        <translation>轴向应变</translation>
    </message>
    <message>
        <source>shear (rad)</source>
        <translation>剪切 (rad)</translation>
    </message>
    <message>
        <source>thermal displacements (K)</source>
        <translation>热位移 (K)</translation>
    </message>
    <message>
        <source>vacancies, one in n x n x n cells</source>
        <translation>空位，每 n × n × n 个晶胞一个</translation>
    </message>
    <message>
        <source>substitution, one in n x n x n cells</source>
        <translation>置换原子，每 n × n × n 个晶胞一个</translation>
    </message>
    <message>
        <source>interstitial C</source>
        <translation>间隙碳原子</translation>
    </message>
    <message>
        <source>four edge dislocations</source>
        <translation>四条刃型位错</translation>
    </message>
    <message>
        <source>twin boundary</source>
        <translation>孪晶界</translation>
    </message>
    <message>
        <source>with defect</source>
        <translation>有缺陷</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>完美晶体</translation>
    </message>
    <message>
        <source>Save &amp;accuracies…</source>
        <translation>保存准确率(&amp;A)…</translation>
    </message>
    <message>
        <source>Accuracies</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>衍射图</translation>
    </message>
    <message>
        <source>Right / %</source>
        <translation>正确 / %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>晶体</translation>
    </message>
    <message>
        <source>Lattice defect</source>
        <translation>晶格缺陷</translation>
    </message>
    <message>
        <source>Patterns for each point</source>
        <translation>每个点的衍射图数</translation>
    </message>
    <message>
        <source>Patterns that are simulated for each point of the curve, the 16 zone axes in turn</source>
        <translation>曲线每个点所模拟的衍射图数，16 个晶带轴轮流</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>&amp;Crystal</source>
        <translation>晶体(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Defect</source>
        <translation>缺陷(&amp;D)</translation>
    </message>
    <message>
        <source>Read the list of defects</source>
        <translation>读取缺陷列表</translation>
    </message>
    <message>
        <source>Measure %1 with %2</source>
        <translation>用 %2 测量 %1</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>衍射图</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>Choose a model for spot patterns on the page Space group.</source>
        <translation>请在“空间群”页选择用于斑点衍射图的模型。</translation>
    </message>
    <message>
        <source>Patterns of %1 with this defect are simulated and classified…</source>
        <translation>正在模拟并分类含此缺陷的 %1 衍射图…</translation>
    </message>
    <message>
        <source>Measure how often %1 still names the class of simulated patterns when the crystal has this defect.</source>
        <translation>测量当晶体有此缺陷时，%1 仍能正确给出模拟衍射图类别的频率。</translation>
    </message>
    <message>
        <source>Simulated patterns. Bars: 95 % intervals; dashed: without the defect.</source>
        <translation>模拟衍射图。误差线：95 % 区间；虚线：无缺陷。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ScoreTable</name>
    <message>
        <source>Phase</source>
        <translation>物相</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>精确率 %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>召回率 %</translation>
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
        <translation>各类别的评分，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>Of the pixels the network gave to the class, how many the reference does too</source>
        <translation>网络判为该类别的像素中，参考也属该类别的比例</translation>
    </message>
    <message>
        <source>Of the pixels of the class in the reference, how many the network found</source>
        <translation>参考中该类别的像素中，网络找到的比例</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>精确率与召回率的调和平均</translation>
    </message>
    <message>
        <source>Pixels of the class in both maps over those in either</source>
        <translation>两图均属该类别的像素与任一图属该类别的像素之比</translation>
    </message>
    <message>
        <source>%1: %2 pixels in the reference, %3 by the network, %4 in both. The intervals count every pixel as a draw of its own; neighbours are alike, so that the true ones are wider.</source>
        <translation>%1：参考 %2 个像素，网络 %3 个，两者共有 %4 个。置信区间将每个像素视为独立抽样；相邻像素相似，因此真实区间更宽。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SelectionTools</name>
    <message>
        <source>Crosshair</source>
        <translation>十字光标</translation>
    </message>
    <message>
        <source>Move the crosshair; nothing is selected</source>
        <translation>移动十字光标；不选择任何内容</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>选择像素</translation>
    </message>
    <message>
        <source>Select pixels: click, or drag over them</source>
        <translation>选择像素：点击或拖过像素</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>选择矩形</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>选择一个矩形</translation>
    </message>
    <message>
        <source>Select with lasso</source>
        <translation>套索选择</translation>
    </message>
    <message>
        <source>Select inside a line drawn by hand, or inside corners that are clicked; a double click or Enter closes them</source>
        <translation>选择手绘线或点击各角点所围的内部；双击或按 Enter 闭合</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>线剖面</translation>
    </message>
    <message>
        <source>Select the pixels along a line; the statistics show the profile</source>
        <translation>选择沿线的像素；统计中显示剖面</translation>
    </message>
    <message>
        <source>Select phase region</source>
        <translation>选择相区</translation>
    </message>
    <message>
        <source>Select the connected pixels of one phase</source>
        <translation>选择同一物相的连通像素</translation>
    </message>
    <message>
        <source>Select grain</source>
        <translation>选择晶粒</translation>
    </message>
    <message>
        <source>Select a grain: connected pixels of one phase, with orientations also within a misorientation angle</source>
        <translation>选择晶粒：同一物相的连通像素，有取向时还须在取向差角度以内</translation>
    </message>
    <message>
        <source>Replace selection</source>
        <translation>替换选区</translation>
    </message>
    <message>
        <source>The shape replaces the selection</source>
        <translation>新形状替换选区</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>添加到选区</translation>
    </message>
    <message>
        <source>The shape is added to the selection (Shift)</source>
        <translation>将新形状添加到选区 (Shift)</translation>
    </message>
    <message>
        <source>Subtract from selection</source>
        <translation>从选区减去</translation>
    </message>
    <message>
        <source>The shape is taken out of the selection (Alt)</source>
        <translation>从选区中减去新形状 (Alt)</translation>
    </message>
    <message>
        <source>Intersect with selection</source>
        <translation>与选区相交</translation>
    </message>
    <message>
        <source>What is in the selection and in the shape (Shift+Alt)</source>
        <translation>同时在选区和新形状中的部分 (Shift+Alt)</translation>
    </message>
    <message>
        <source>Selection tools</source>
        <translation>选择工具</translation>
    </message>
    <message>
        <source>Grain angle</source>
        <translation>晶粒角度</translation>
    </message>
    <message>
        <source>grain angle </source>
        <translation>晶粒角度 </translation>
    </message>
    <message>
        <source>several shapes</source>
        <translation>多个形状</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>phase region, %1</source>
        <translation>相区，%1</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>晶粒</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>There is no phase map to follow: classify the scan or open a reference map.</source>
        <translation>没有可依据的相分布图：请对扫描分类或打开参考分布图。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Session</name>
    <message>
        <source>unnamed phase</source>
        <translation>未命名物相</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotBench</name>
    <message>
        <source>Measure %1</source>
        <translation>测量 %1</translation>
    </message>
    <message>
        <source>Move the centre</source>
        <translation>移动中心</translation>
    </message>
    <message>
        <source>Find the zone axis of %1</source>
        <translation>寻找 %1 的晶带轴</translation>
    </message>
    <message>
        <source>Simulate %1</source>
        <translation>模拟 %1</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>加载模型 %1</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>对 %1 分类</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>解释 %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotWindow</name>
    <message>
        <source>Spot patterns</source>
        <translation>斑点花样</translation>
    </message>
    <message>
        <source>&amp;Lattice</source>
        <translation>点阵(&amp;L)</translation>
    </message>
    <message>
        <source>St&amp;ructure</source>
        <translation>结构(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;pace group</source>
        <translation>空间群(&amp;P)</translation>
    </message>
    <message>
        <source>Open spot patterns</source>
        <translation>打开斑点花样</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the chosen pattern from the list; its file stays</source>
        <translation>将所选花样从列表中移除；其文件保留</translation>
    </message>
    <message>
        <source>Spot pattern</source>
        <translation>斑点花样</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move the picture, with Shift they move the centre by one node, 0 shows everything</source>
        <translation>加号和减号键缩放，方向键移动图片，按住 Shift 时将中心移动一个阵点，0 显示全部</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>斑点</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>点阵</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Brightness of weak spots</source>
        <translation>弱斑点的亮度</translation>
    </message>
    <message>
        <source>Save p&amp;icture…</source>
        <translation>保存图片(&amp;I)…</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>保存表格(&amp;T)…</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>%n spots</source>
        <translation>
            <numerusform>%n 个斑点</numerusform>
        </translation>
    </message>
    <message>
        <source>Open spot patterns (PNG, TIFF, BMP, JPEG), or drop them here.</source>
        <translation>打开斑点花样（PNG、TIFF、BMP、JPEG），或拖放到此处。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>%1, %2: %3; %4 px from the centre</source>
        <translation>%1, %2：%3；距中心 %4 px</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>图像 (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Save table of spots</source>
        <translation>保存斑点表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Ro&amp;bustness</source>
        <translation>稳健性(&amp;B)</translation>
    </message>
    <message>
        <source>Save accuracies</source>
        <translation>保存准确率</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StatisticsView</name>
    <message>
        <source>%1 pixels. 95 % interval %2–%3 % counting regions, %4–%5 % as if pixels were independent</source>
        <translation>%1 个像素。按区域计数的 95 % 置信区间 %2–%3 %，若像素相互独立则为 %4–%5 %</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Save these statistics as a CSV table</source>
        <translation>将这些统计保存为 CSV 表格</translation>
    </message>
    <message>
        <source>Save statistics</source>
        <translation>保存统计</translation>
    </message>
    <message>
        <source>Area fractions in the selection</source>
        <translation>选区中的面积分数</translation>
    </message>
    <message>
        <source>How class probabilities are pooled</source>
        <translation>类别概率的合并方式</translation>
    </message>
    <message>
        <source>Together: product</source>
        <translation>整体：乘积</translation>
    </message>
    <message>
        <source>Together: mean</source>
        <translation>整体：平均</translation>
    </message>
    <message>
        <source>Best class of each</source>
        <translation>各自的最佳类别</translation>
    </message>
    <message>
        <source>What the selection is, if it is one phase: the probabilities of all patterns multiplied. Neighbours are not independent; the certainty is overstated.</source>
        <translation>若选区为单一物相，它是什么：所有花样的概率相乘。相邻像素并不独立，因此确定性被高估。</translation>
    </message>
    <message>
        <source>How mixed the selection is: the mean of the probabilities</source>
        <translation>选区的混合程度：概率的平均值</translation>
    </message>
    <message>
        <source>Share of the pixels by their most probable class</source>
        <translation>按最可能类别统计的像素比例</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Run the network on every selected pattern: probabilities of all classes, not only the three stored, and the average of all patterns</source>
        <translation>对每幅所选花样运行网络：给出全部类别的概率（而不仅是存储的三个），以及所有花样的平均</translation>
    </message>
    <message>
        <source>Average pattern of the selection</source>
        <translation>选区的平均花样</translation>
    </message>
    <message>
        <source>Quantity along the line</source>
        <translation>沿线的量</translation>
    </message>
    <message>
        <source>Save the profile as a CSV table</source>
        <translation>将剖面保存为 CSV 表格</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>保存剖面</translation>
    </message>
    <message>
        <source>Statistics of the selection</source>
        <translation>选区统计</translation>
    </message>
    <message>
        <source>Statistics are made when the classification is done.</source>
        <translation>分类完成后将生成统计。</translation>
    </message>
    <message>
        <source>Select pixels with the tools beside the maps to see what they say together.</source>
        <translation>用分布图旁的工具选择像素，以查看其整体结果。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 pixels&lt;/b&gt;: %2</source>
        <translation>&lt;b&gt;%1 个像素&lt;/b&gt;：%2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>物相</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>网络 %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>真值 %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>参考 %</translation>
    </message>
    <message>
        <source>Share of the selected pixels and its 95 % interval (Wilson) by regions: pixels of one grain are not independent</source>
        <translation>所选像素的比例及其按区域计算的 95 % 置信区间 (Wilson)：同一晶粒的像素并不独立</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>%1 regions in the %2, worth %3 equal ones</source>
        <translation>%2中有 %1 个区域，相当于 %3 个等大区域</translation>
    </message>
    <message>
        <source>network&apos;s map</source>
        <translation>网络分布图</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>all classes of %1, %2 patterns</source>
        <translation>%1 的全部类别，%2 幅花样</translation>
    </message>
    <message>
        <source>from the stored three best classes of %1 pixels</source>
        <translation>由 %1 个像素存储的三个最佳类别</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Entropy (bit)</source>
        <translation>熵 (bit)</translation>
    </message>
    <message>
        <source>Reading patterns…</source>
        <translation>正在读取花样…</translation>
    </message>
    <message>
        <source>Average pattern</source>
        <translation>平均花样</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>此处没有花样。</translation>
    </message>
    <message>
        <source>average of %1 patterns, spread over the selection</source>
        <translation>%1 幅花样的平均，均匀取自选区</translation>
    </message>
    <message>
        <source>average of %1 patterns</source>
        <translation>%1 幅花样的平均</translation>
    </message>
    <message>
        <source>Pool classes of the selection</source>
        <translation>合并选区的类别</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>花样</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StructurePage</name>
    <message>
        <source>Zone axes</source>
        <translation>晶带轴</translation>
    </message>
    <message>
        <source>Zone axis</source>
        <translation>晶带轴</translation>
    </message>
    <message>
        <source>strain / %</source>
        <translation>应变 / %</translation>
    </message>
    <message>
        <source>Å·px</source>
        <translation>Å·px</translation>
    </message>
    <message>
        <source>turn / °</source>
        <translation>旋转 / °</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Name of a structure</source>
        <translation>结构名称</translation>
    </message>
    <message>
        <source>CIF file…</source>
        <translation>CIF 文件…</translation>
    </message>
    <message>
        <source>What no turn and no scale removes of the measured against the ideal lattice</source>
        <translation>实测点阵相对于理想点阵的偏差中，任何旋转和缩放都无法消除的部分</translation>
    </message>
    <message>
        <source>Cosine between measured and kinematical amplitudes: 1 where they agree</source>
        <translation>实测振幅与运动学振幅之间的余弦：一致时为 1</translation>
    </message>
    <message>
        <source>Camera constant with which the zone axis fits</source>
        <translation>使该晶带轴相符的相机常数</translation>
    </message>
    <message>
        <source>&amp;Structure</source>
        <translation>结构(&amp;S)</translation>
    </message>
    <message>
        <source>Read the structure library</source>
        <translation>读取结构库</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>晶体结构 (*.cif);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a spot pattern, then choose the structure that it may come from.</source>
        <translation>请打开斑点花样，然后选择其可能来自的结构。</translation>
    </message>
    <message>
        <source>The spots of this pattern lie on no lattice, so no zone axis can be found.</source>
        <translation>此花样的斑点不构成点阵，因此无法找到晶带轴。</translation>
    </message>
    <message>
        <source>Choose the structure that the pattern may come from.</source>
        <translation>请选择此花样可能来自的结构。</translation>
    </message>
    <message>
        <source>Trying the zone axes of %1…</source>
        <translation>正在尝试 %1 的晶带轴…</translation>
    </message>
    <message>
        <source>No zone axis of this structure fits with the camera constant given.</source>
        <translation>在给定的相机常数下，此结构没有相符的晶带轴。</translation>
    </message>
    <message>
        <source>No zone axis of this structure up to index 4 fits.</source>
        <translation>此结构在指数不超过 4 的范围内没有相符的晶带轴。</translation>
    </message>
    <message>
        <source>match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Zone axes that fit, the best first: %1</source>
        <translation>符合的晶带轴，最佳者在前：%1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Run starts the training and saves this specification, which the command line repeats.</source>
        <translation>“运行”将开始训练并保存此规格，命令行可据此重复训练。</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>训练规格</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>复制可在终端中重复此训练的命令</translation>
    </message>
    <message>
        <source>Save specification…</source>
        <translation>保存训练规格…</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Network %1, %2 × %2 px, %3, seed %4</source>
        <translation>网络 %1，%2 × %2 px，%3，随机种子 %4</translation>
    </message>
    <message>
        <source>Which candidates can be told apart was not examined.</source>
        <translation>未检查哪些候选相可以区分。</translation>
    </message>
    <message>
        <source>Save specification</source>
        <translation>保存训练规格</translation>
    </message>
    <message>
        <source>Specifications (*.json)</source>
        <translation>训练规格 (*.json)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TourGuide</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingBench</name>
    <message>
        <source>Too few patterns were matched with certainty to teach a network; matching mapped the scan.</source>
        <translation>能确定匹配的花样太少，不足以训练网络；分布图由匹配绘制。</translation>
    </message>
    <message>
        <source>The network was sure of none of the patterns it was not taught; matching mapped the scan.</source>
        <translation>对未用于训练的花样，网络没有一幅能确定；分布图由匹配绘制。</translation>
    </message>
    <message>
        <source>The network agrees with matching on %1 % of %2 patterns it was not taught, and mapped the scan.</source>
        <translation>在 %2 幅未用于训练的花样上，网络与匹配的一致率为 %1 %，分布图由网络绘制。</translation>
    </message>
    <message>
        <source>The network agrees with matching on only %1 % of %2 patterns it was not taught; matching mapped the scan.</source>
        <translation>在 %2 幅未用于训练的花样上，网络与匹配的一致率仅为 %1 %；分布图由匹配绘制。</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Train from %1</source>
        <translation>从 %1 训练</translation>
    </message>
    <message>
        <source>Accuracy on fresh simulated patterns: %1 %. Simulated patterns say little about recorded ones.</source>
        <translation>在新模拟花样上的准确率：%1 %。模拟花样不足以说明在实测花样上的表现。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingCurves</name>
    <message>
        <source>Loss and accuracies</source>
        <translation>损失与准确率</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>准确率 (%)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>已学习图像数</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingView</name>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 / %2 张图像</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 张图像/s</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>validation %1 %</source>
        <translation>验证 %1 %</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>running, %1 %</source>
        <translation>运行中，%1 %</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>已暂停于 %1 %</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>not finished, %1 %</source>
        <translation>未完成，%1 %</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>A training shows here what it learns, while it learns. Start one with New training.</source>
        <translation>训练过程中，此处显示其学习情况。用“新建训练”开始训练。</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>已学习图像数</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>从最近的检查点继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Write a checkpoint and hold the training; it keeps its place and its memory</source>
        <translation>写入检查点并暂停训练；保留其队列位置和内存</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the job and keep the checkpoint; go on whenever you like, also after a restart</source>
        <translation>结束任务并保留检查点；可随时继续，重启后亦可</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>打开分布图</translation>
    </message>
    <message>
        <source>Open the map that this training made</source>
        <translation>打开此训练生成的分布图</translation>
    </message>
    <message>
        <source>Use the model</source>
        <translation>使用模型</translation>
    </message>
    <message>
        <source>Classify with the network of this training</source>
        <translation>用此训练的网络分类</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>复制可在终端中重复此训练的命令</translation>
    </message>
    <message>
        <source>Confusion matrix: true class down, network across</source>
        <translation>混淆矩阵：行为真实类别，列为网络</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Validation: % of each true class (row)</source>
        <translation>验证：占各真实类别（行）的 %</translation>
    </message>
    <message>
        <source>What the network sees: the latest inputs as they enter it</source>
        <translation>网络的输入：最近输入网络的图像</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Paused. Other computations wait behind it; stop it to let them run.</source>
        <translation>已暂停。其他计算在其后等待；停止它可让其他计算运行。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWindow</name>
    <message>
        <source>New training…</source>
        <translation>新建训练…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练列表</translation>
    </message>
    <message>
        <source>Delete the chosen training with its checkpoint; a trained model stays in the library</source>
        <translation>删除所选训练及其检查点；训练好的模型保留在库中</translation>
    </message>
    <message>
        <source>Remove training</source>
        <translation>移除训练</translation>
    </message>
    <message>
        <source>Remove the training %1?</source>
        <translation>移除训练 %1？</translation>
    </message>
    <message>
        <source>Its specification, its checkpoint and its map are deleted. A trained model stays in the library.</source>
        <translation>其规格、检查点和分布图将被删除。训练好的模型保留在库中。</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWizard</name>
    <message>
        <source>New training</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
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
        <translation>打开 EBSD 扫描，判定每幅花样的对称性。
或将文件拖放到此窗口的任意位置。</translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation>打开扫描…</translation>
    </message>
    <message>
        <source>Simulated demonstration</source>
        <translation>模拟演示</translation>
    </message>
    <message>
        <source>New here? Three short tours:</source>
        <translation>初次使用？三个简短导览：</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Workbench</name>
    <message>
        <source>Free memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>An electron image needs a map to go with it; open the scan first.</source>
        <translation>电子图像需要对应的分布图；请先打开扫描。</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>打开参考分布图</translation>
    </message>
    <message>
        <source>Open reference %1</source>
        <translation>打开参考 %1</translation>
    </message>
    <message>
        <source>Open electron image %1</source>
        <translation>打开电子图像 %1</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>判定层级</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>加载模型 %1</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>%1 holds no patterns; open the pattern file of this map.</source>
        <translation>%1 不含花样；请打开此分布图的花样文件。</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the toolbar.</source>
        <translation>未加载模型；请在工具栏中选择。</translation>
    </message>
    <message>
        <source>%1, classified by %2</source>
        <translation>%1，由 %2 分类</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>对 %1 分类</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>花样</translation>
    </message>
    <message>
        <source>%1 of %2 patterns are kept</source>
        <translation>保留 %2 幅花样中的 %1 幅</translation>
    </message>
    <message>
        <source>Compare maps</source>
        <translation>比较分布图</translation>
    </message>
    <message>
        <source>Count phases</source>
        <translation>统计物相</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Simulate the demonstration scan</source>
        <translation>模拟演示扫描</translation>
    </message>
</context>
</TS>
