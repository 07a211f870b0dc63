<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Adjustments</name>
    <message>
      <location filename="../../app/classify/adjustments.py"></location>
      <source>Cut to match the training pictures</source>
      <translation>已按训练图片裁切</translation>
    </message>
    <message>
      <location filename="../../app/classify/adjustments.py"></location>
      <source>Cut to the ink</source>
      <translation>裁切到笔迹</translation>
    </message>
    <message>
      <location filename="../../app/classify/adjustments.py"></location>
      <source>Invert</source>
      <translation>反色</translation>
    </message>
    <message>
      <location filename="../../app/classify/adjustments.py"></location>
      <source>Inverted to match the training pictures</source>
      <translation>已按训练图片反色</translation>
    </message>
    <message>
      <location filename="../../app/classify/adjustments.py"></location>
      <source>The network gets what is drawn in the picture, in the middle and as large as the training pictures have it, without the empty paper around it.</source>
      <translation>去掉四周的空白，把图中所画的内容居中，并缩放到与训练图片中一样大，再交给网络。</translation>
    </message>
    <message>
      <location filename="../../app/classify/adjustments.py"></location>
      <source>White for black</source>
      <translation>黑白互换</translation>
    </message>
  </context>
  <context>
    <name>AnswerPanel</name>
    <message>
      <location filename="../../app/classify/answer.py"></location>
      <source>Right: it is {label}.</source>
      <translation>正确：是 {label}。</translation>
    </message>
    <message>
      <location filename="../../app/classify/answer.py"></location>
      <source>Wrong: it is {label}.</source>
      <translation>错误：应为 {label}。</translation>
    </message>
  </context>
  <context>
    <name>AugmentPanel</name>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Add {name}</source>
      <translation>添加{name}</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Change the order of the augmentations</source>
      <translation>更改数据增强的顺序</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Change {name}</source>
      <translation>修改{name}</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>In training it looks like this</source>
      <translation>训练时的样子</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Nine others</source>
      <translation>换九张</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Random changes make more of few pictures: each epoch sees them differently. </source>
      <translation>随机变换让少量图片发挥更大作用：每一轮看到的都不同。</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Remove {name}</source>
      <translation>移除{name}</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>The nine above are versions of the picture that you select in the gallery.</source>
      <translation>上面九张是图库中所选图片的不同版本。</translation>
    </message>
  </context>
  <context>
    <name>Autosave</name>
    <message>
      <location filename="../../app/autosave.py"></location>
      <source>Get them back</source>
      <translation>恢复更改</translation>
    </message>
    <message>
      <location filename="../../app/autosave.py"></location>
      <source>Get unsaved changes back</source>
      <translation>恢复未保存的更改</translation>
    </message>
    <message>
      <location filename="../../app/autosave.py"></location>
      <source>Strata ended last time before your changes were saved.</source>
      <translation>上次 Strata 退出时，您的更改尚未保存。</translation>
    </message>
  </context>
  <context>
    <name>BatchTable</name>
    <message>
      <location filename="../../app/classify/batch.py"></location>
      <source>Answer</source>
      <translation>识别结果</translation>
    </message>
    <message>
      <location filename="../../app/classify/batch.py"></location>
      <source>Back to one picture</source>
      <translation>返回单张图片</translation>
    </message>
    <message>
      <location filename="../../app/classify/batch.py"></location>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <location filename="../../app/classify/batch.py"></location>
      <source>Probability</source>
      <translation>概率</translation>
    </message>
    <message>
      <location filename="../../app/classify/batch.py"></location>
      <source>{done} of {total} pictures. Open one by a double click.</source>
      <translation>已完成 {done}/{total} 张图片。双击可打开其中一张。</translation>
    </message>
    <message>
      <location filename="../../app/classify/batch.py"></location>
      <source>{total} pictures. There is no trained network yet: press Train first.</source>
      <translation>{total} 张图片。还没有训练好的网络：请先点“训练”。</translation>
    </message>
  </context>
  <context>
    <name>ByHand</name>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Batch normalisation</source>
      <translation>批量归一化</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Compare cures in the lab…</source>
      <translation>在实验室里比较疗法…</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>No cure for “{problem}”: {kinds}.</source>
      <translation>对“{problem}”无效：{kinds}。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Optimizer</source>
      <translation>优化器</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Regularisation</source>
      <translation>正则化</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Trains several variants side by side, from the same seed on the same batches.</source>
      <translation>用相同的种子和相同的批次，并排训练几个变体。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/by_hand.py"></location>
      <source>Try by hand</source>
      <translation>亲手试试</translation>
    </message>
  </context>
  <context>
    <name>Camera</name>
    <message>
      <location filename="../../app/data/camera.py"></location>
      <source>Not installed: pip install strata-cnn[camera]</source>
      <translation>未安装：pip install strata-cnn[camera]</translation>
    </message>
    <message>
      <location filename="../../app/data/camera.py"></location>
      <source>QtMultimedia does not load: {reason}</source>
      <translation>QtMultimedia 无法加载：{reason}</translation>
    </message>
    <message>
      <location filename="../../app/data/camera.py"></location>
      <source>There is no camera.</source>
      <translation>没有摄像头。</translation>
    </message>
  </context>
  <context>
    <name>CameraPanel</name>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Choose where to save the pictures</source>
      <translation>选择图片的保存位置</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Choose where to save, and name the class.</source>
      <translation>请选择保存位置，并输入类别名称。</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Choose where to save…</source>
      <translation>选择保存位置…</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Hold it down to take one after the other.</source>
      <translation>按住可连续拍摄。</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Name of the class</source>
      <translation>类别名称</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Take a picture</source>
      <translation>拍一张</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>Take pictures</source>
      <translation>拍摄图片</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>The camera gives no pictures: {reason}</source>
      <translation>摄像头没有图像：{reason}</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>The camera starts…</source>
      <translation>正在启动摄像头…</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>What the camera sees</source>
      <translation>摄像头画面</translation>
    </message>
    <message>
      <location filename="../../app/data/camera_panel.py"></location>
      <source>{path} could not be written.</source>
      <translation>无法写入 {path}。</translation>
    </message>
  </context>
  <context>
    <name>CanvasMenu</name>
    <message>
      <location filename="../../app/canvas/context_menu.py"></location>
      <source>Add layer behind...</source>
      <translation>在后面添加层…</translation>
    </message>
    <message>
      <location filename="../../app/canvas/context_menu.py"></location>
      <source>Add layer here...</source>
      <translation>在此添加层…</translation>
    </message>
    <message>
      <location filename="../../app/canvas/context_menu.py"></location>
      <source>Paste here</source>
      <translation>粘贴到此处</translation>
    </message>
  </context>
  <context>
    <name>CanvasView</name>
    <message>
      <location filename="../../app/canvas/view.py"></location>
      <source>Drag a layer here, or start from a template</source>
      <translation>把层拖到这里，或从模板开始</translation>
    </message>
    <message>
      <location filename="../../app/canvas/view.py"></location>
      <source>Network</source>
      <translation>网络</translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Earlier</source>
      <translation>前移</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Later</source>
      <translation>后移</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../app/data/augment_panel.py"></location>
      <source>This version of Strata does not know it.</source>
      <translation>此版本的 Strata 不认识它。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/spoken.py"></location>
      <source>frozen</source>
      <translation>已冻结</translation>
    </message>
    <message>
      <location filename="../../app/canvas/face.py"></location>
      <source>frozen: training leaves it as it is</source>
      <translation>已冻结：训练不改变它</translation>
    </message>
    <message>
      <location filename="../../app/canvas/face.py"></location>
      <source>output {shape}</source>
      <translation>输出 {shape}</translation>
    </message>
    <message>
      <location filename="../../app/canvas/spoken.py"></location>
      <source>{count} layers selected</source>
      <translation>已选中 {count} 层</translation>
    </message>
    <message>
      <location filename="../../app/canvas/spoken.py"></location>
      <source>{count} layers, none selected</source>
      <translation>{count} 层，未选中任何层</translation>
    </message>
    <message>
      <location filename="../../app/canvas/face.py"></location>
      <source>{count} parameters</source>
      <translation>{count} 个参数</translation>
    </message>
    <message>
      <location filename="../../app/canvas/face.py"></location>
      <source>{count} params</source>
      <translation>{count} 参数</translation>
    </message>
  </context>
  <context>
    <name>Charts</name>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>Gradient over depth</source>
      <translation>梯度随深度的变化</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>Loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>Nothing was measured yet.</source>
      <translation>还没有测量到什么。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>The length (L2 norm) of the gradient of the loss with respect to the output of each layer, at the end. Under the mouse, how deep a layer lies: 0 % is the first, 100 % the last.</source>
      <translation>结束时，损失对每一层输出的梯度的长度（L2 范数）。鼠标下显示该层的深度：0 % 是第一层，100 % 是最后一层。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>Validation accuracy</source>
      <translation>验证准确率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>first layer</source>
      <translation>第一层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>last layer</source>
      <translation>最后一层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/sides.py"></location>
      <source>step</source>
      <translation>步</translation>
    </message>
  </context>
  <context>
    <name>ChoiceEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>several</source>
      <translation>多个值</translation>
    </message>
  </context>
  <context>
    <name>ClassCounts</name>
    <message>
      <location filename="../../app/data/counts.py"></location>
      <source>Drag pictures here, or click, to put those that are selected into a new class.</source>
      <translation>把图片拖到这里，或点击此处，将所选图片放入新类别。</translation>
    </message>
    <message>
      <location filename="../../app/data/counts.py"></location>
      <source>Name of the new class</source>
      <translation>新类别的名称</translation>
    </message>
    <message>
      <location filename="../../app/data/counts.py"></location>
      <source>New class…</source>
      <translation>新类别…</translation>
    </message>
    <message>
      <location filename="../../app/data/counts.py"></location>
      <source>Pictures by class</source>
      <translation>各类别的图片</translation>
    </message>
    <message>
      <location filename="../../app/data/counts.py"></location>
      <source>{name}: {train} for training, {validation} for validation, {test} for test</source>
      <translation>{name}：训练 {train}，验证 {validation}，测试 {test}</translation>
    </message>
  </context>
  <context>
    <name>ClassifyPage</name>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Answer</source>
      <translation>识别结果</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Draw</source>
      <translation>手绘</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>Draw something, or choose a picture.</source>
      <translation>画点什么，或选择一张图片。</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Nothing yet</source>
      <translation>暂无</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>Open pictures</source>
      <translation>打开图片</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Or drop a picture on this page.</source>
      <translation>也可以把图片拖放到本页。</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Or pick from the test set</source>
      <translation>或从测试集中选取</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Paste</source>
      <translation>粘贴</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>Pasted picture</source>
      <translation>粘贴的图片</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>Pictures ({suffixes})</source>
      <translation>图片 ({suffixes})</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>Test picture</source>
      <translation>测试图片</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>The training is being prepared…</source>
      <translation>正在准备训练…</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>There is no picture in {name}.</source>
      <translation>{name} 里没有图片。</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>There is no picture on the clipboard.</source>
      <translation>剪贴板里没有图片。</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>There is no trained network yet: press Train first. You can draw meanwhile, and go on while it learns.</source>
      <translation>还没有训练好的网络：请先点“训练”。其间可以先画，网络学习时也可以接着画。</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>Train</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/classify/layout.py"></location>
      <source>What the network sees</source>
      <translation>网络看到的图像</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>colour</source>
      <translation>彩色</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>gray</source>
      <translation>灰度</translation>
    </message>
    <message>
      <location filename="../../app/classify/page.py"></location>
      <source>{size} pixels, {colour}</source>
      <translation>{size} 像素，{colour}</translation>
    </message>
  </context>
  <context>
    <name>ColorEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Choose a colour</source>
      <translation>选择颜色</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Add layer...</source>
      <translation>添加层…</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Arrange</source>
      <translation>自动排列</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Cut</source>
      <translation>剪切</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Cut {count} layers</source>
      <translation>剪切 {count} 层</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Cut {name}</source>
      <translation>剪切 {name}</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Delete wire</source>
      <translation>删除连线</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Delete {count} layers</source>
      <translation>删除 {count} 层</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Delete {name}</source>
      <translation>删除 {name}</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Duplicate</source>
      <translation>创建副本</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Duplicate {count} layers</source>
      <translation>创建 {count} 层的副本</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Duplicate {name}</source>
      <translation>创建 {name} 的副本</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Fit the network</source>
      <translation>适合窗口</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Freeze</source>
      <translation>冻结</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>No layers have been copied.</source>
      <translation>还没有复制任何层。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Paste</source>
      <translation>粘贴</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Select a layer first.</source>
      <translation>请先选中一个层。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Select a layer with weights first.</source>
      <translation>请先选择一个有权重的层。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Select a layer, or click on a wire.</source>
      <translation>请选中一个层，或点击一条连线。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Select all</source>
      <translation>全选</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Select one layer first.</source>
      <translation>请先只选中一个层。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Thaw</source>
      <translation>解冻</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>There is no layer yet.</source>
      <translation>还没有层。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>What is on the clipboard cannot be pasted.</source>
      <translation>剪贴板里的内容无法粘贴。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Zoom in</source>
      <translation>放大</translation>
    </message>
    <message>
      <location filename="../../app/canvas/commands.py"></location>
      <source>Zoom out</source>
      <translation>缩小</translation>
    </message>
  </context>
  <context>
    <name>Connect</name>
    <message>
      <location filename="../../app/canvas/gestures/connect.py"></location>
      <source>Connect {source} to {target}</source>
      <translation>连接 {source} 到 {target}</translation>
    </message>
    <message>
      <location filename="../../app/canvas/gestures/connect.py"></location>
      <source>Delete wire</source>
      <translation>删除连线</translation>
    </message>
    <message>
      <location filename="../../app/canvas/gestures/connect.py"></location>
      <source>Release to delete the wire</source>
      <translation>松开鼠标即删除连线</translation>
    </message>
  </context>
  <context>
    <name>DataPage</name>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Augment</source>
      <translation>增强</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Choose a file…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Choose a folder…</source>
      <translation>选择文件夹…</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Doctor</source>
      <translation>体检</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Doctor ({count})</source>
      <translation>体检（{count}）</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Drop it here, or choose it.</source>
      <translation>拖到这里，或者选择它。</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Facts</source>
      <translation>概况</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Load again</source>
      <translation>重新加载</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Load again, or drop pictures: a folder, an archive, a table, arrays.</source>
      <translation>重新加载，或拖入图片：文件夹、压缩包、表格或数组。</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Loading was cancelled</source>
      <translation>加载已取消</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>No pictures</source>
      <translation>没有图片</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>No pictures yet</source>
      <translation>还没有图片</translation>
    </message>
    <message>
      <location filename="../../app/data/page.py"></location>
      <source>Put an Input layer into the network: it says how large the pictures are.</source>
      <translation>请在网络中加入一个输入层：它决定图片的大小。</translation>
    </message>
  </context>
  <context>
    <name>DataStore</name>
    <message>
      <location filename="../../app/data/store.py"></location>
      <source>1 file could not be used.</source>
      <translation>有 1 个文件无法使用。</translation>
    </message>
    <message>
      <location filename="../../app/data/store.py"></location>
      <source>{count} files could not be used.</source>
      <translation>有 {count} 个文件无法使用。</translation>
    </message>
  </context>
  <context>
    <name>DefinitionForm</name>
    <message>
      <location filename="../../app/widgets/form.py"></location>
      <source>More settings</source>
      <translation>更多设置</translation>
    </message>
    <message>
      <location filename="../../app/widgets/form.py"></location>
      <source>More settings of {name}</source>
      <translation>{name} 的更多设置</translation>
    </message>
    <message>
      <location filename="../../app/widgets/form.py"></location>
      <source>{reason} Still {value}.</source>
      <translation>{reason}仍为 {value}。</translation>
    </message>
  </context>
  <context>
    <name>Doctor</name>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>Cure: {names}</source>
      <translation>治疗：{names}</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>For this the doctor has advice, but no cure.</source>
      <translation>对此医生有建议，但没有疗法。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>Show it</source>
      <translation>显示</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>The doctor has found nothing to cure.</source>
      <translation>医生没有发现需要治疗的问题。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>The doctor is busy.</source>
      <translation>医生正忙。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>The doctor needs the pictures; they are not loaded yet.</source>
      <translation>医生需要图片，但图片还没有载入。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>You have edited the network meanwhile, so the cured one was not put in its place.</source>
      <translation>您在此期间编辑了网络，所以没有用治好的网络替换它。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/texts.py"></location>
      <source>the whole network</source>
      <translation>整个网络</translation>
    </message>
    <message>
      <location filename="../../app/doctor/doctor.py"></location>
      <source>{cure}: the network has this already.</source>
      <translation>{cure}：网络已经是这样了。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/texts.py"></location>
      <source>{names} and {count} more</source>
      <translation>{names} 以及另外 {count} 个</translation>
    </message>
  </context>
  <context>
    <name>DoctorPanel</name>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>A training is on.</source>
      <translation>训练正在进行。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Also seen</source>
      <translation>还看到</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Asks the trained network about every picture, and lists where it is sure of another class.</source>
      <translation>让训练好的网络识别每一张图片，列出它确信属于另一类别的图片。</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Doctor</source>
      <translation>医生</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Examine</source>
      <translation>检查</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Find wrong labels</source>
      <translation>查找错误标签</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Finds unreadable files, copies, small classes and more, before they spoil a training.</source>
      <translation>在影响训练之前，找出无法读取的文件、重复图片、过小的类别等问题。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Good to know</source>
      <translation>值得了解</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Looking at every picture…</source>
      <translation>正在检查每一张图片…</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>Nothing is wrong with this data.</source>
      <translation>这份数据没有问题。</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>The data is another since; examine it again.</source>
      <translation>数据已有变化；请重新检查。</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>The trained network is sure of another class nowhere.</source>
      <translation>训练好的网络没有在任何一处确信是别的类。</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>The trained network looks at every picture…</source>
      <translation>训练好的网络正在识别每一张图片…</translation>
    </message>
    <message>
      <location filename="../../app/data/doctor_panel.py"></location>
      <source>There is no trained network yet.</source>
      <translation>还没有训练好的网络。</translation>
    </message>
  </context>
  <context>
    <name>DrawingPad</name>
    <message>
      <location filename="../../app/classify/pad.py"></location>
      <source>Draw here</source>
      <translation>在此绘制</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad.py"></location>
      <source>Drawing pad</source>
      <translation>画板</translation>
    </message>
  </context>
  <context>
    <name>ErrorReporter</name>
    <message>
      <location filename="../../app/errors.py"></location>
      <source>Something went wrong inside Strata: {error}. Your work is still here.</source>
      <translation>Strata 内部出错：{error}。您的工作内容仍在。</translation>
    </message>
  </context>
  <context>
    <name>Evidence</name>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>accuracy by chance</source>
      <translation>随机猜测的准确率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>accuracy lost on the way (points)</source>
      <translation>途中损失的准确率（百分点）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>accuracy on one batch learnt by heart</source>
      <translation>记住一个批次后的准确率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>activation</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>at first</source>
      <translation>开始时</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>at last</source>
      <translation>最后</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>best at step</source>
      <translation>最好的一步</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>cause</source>
      <translation>原因</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>classes</source>
      <translation>类别数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>dead units</source>
      <translation>死亡单元</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>deviation of the outputs</source>
      <translation>输出的标准差</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>dropout</source>
      <translation>随机失活率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>epochs</source>
      <translation>轮数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>fall of the loss</source>
      <translation>损失的下降</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>first loss against guessing</source>
      <translation>初始损失与猜测之比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>gradient noise scale (pictures)</source>
      <translation>梯度噪声尺度（图片数）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>gradient norm</source>
      <translation>梯度范数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>gradient, first to last layer (powers of ten)</source>
      <translation>梯度，首层比末层（十的幂）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>half is lost every (layers)</source>
      <translation>每隔多少层损失一半</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>largest deviation of a channel</source>
      <translation>通道的最大标准差</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>largest mean of a channel</source>
      <translation>通道的最大均值</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>largest to smallest class</source>
      <translation>最大类与最小类之比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>largest update ratio</source>
      <translation>最大更新比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>layers</source>
      <translation>层数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>layers in a row without an activation</source>
      <translation>相连而没有激活函数的层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>layers of equal filters</source>
      <translation>滤波器全相同的层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>layers that stand still</source>
      <translation>静止不动的层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>layers that stay equal</source>
      <translation>保持相同的层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>layers with dead units</source>
      <translation>有死亡单元的层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>least loss that can be reached</source>
      <translation>能达到的最小损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>loss after it</source>
      <translation>之后的损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>loss as in a test</source>
      <translation>测试模式下的损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>loss before it</source>
      <translation>之前的损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>loss that would fit</source>
      <translation>合适的损失函数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>on purpose</source>
      <translation>有意为之</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>outputs</source>
      <translation>输出数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>pictures in a batch</source>
      <translation>每批图片数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>pictures of the largest class</source>
      <translation>最大类的图片数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>pictures of the smallest class</source>
      <translation>最小类的图片数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>saturated layers</source>
      <translation>饱和的层</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>saturated units</source>
      <translation>饱和单元</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>scale against its target</source>
      <translation>尺度与目标之比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>share</source>
      <translation>比例</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>share of the small class found</source>
      <translation>小类被认出的比例</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>signal, last to first layer (powers of ten)</source>
      <translation>信号，末层比首层（十的幂）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>since step</source>
      <translation>自第几步起</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>skill</source>
      <translation>学会程度</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>skill of the reference</source>
      <translation>参照网络的学会程度</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>skill on training pictures</source>
      <translation>训练图片上的学会程度</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>skill on validation pictures</source>
      <translation>验证图片上的学会程度</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>smallest deviation of a channel</source>
      <translation>通道的最小标准差</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>step</source>
      <translation>步</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>the whole network</source>
      <translation>整个网络</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>training against validation pictures</source>
      <translation>训练图片与验证图片的差别</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>training over validation accuracy (points)</source>
      <translation>训练准确率高出验证准确率（百分点）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>update ratio</source>
      <translation>更新比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>usual gradient norm</source>
      <translation>通常的梯度范数</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>validation loss</source>
      <translation>验证损失</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>validation loss against its best</source>
      <translation>验证损失与其最好值之比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>weight decay</source>
      <translation>权重衰减</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>weight decay against gradient</source>
      <translation>权重衰减与梯度之比</translation>
    </message>
    <message>
      <location filename="../../app/doctor/evidence_names.py"></location>
      <source>windows</source>
      <translation>窗口数</translation>
    </message>
  </context>
  <context>
    <name>FactsPanel</name>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>1 skipped file</source>
      <translation>1 个跳过的文件</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Deviation</source>
      <translation>标准差</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>For the network</source>
      <translation>输入网络时</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Formats</source>
      <translation>格式</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>In the files</source>
      <translation>文件中</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Mean</source>
      <translation>均值</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Memory</source>
      <translation>内存</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Of the training pixels, on the scale 0 to 255, by channel.</source>
      <translation>训练图片像素的统计值，按 0 到 255 计，分通道。</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Test</source>
      <translation>测试</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>Validation</source>
      <translation>验证</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>colour</source>
      <translation>彩色</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>gray</source>
      <translation>灰度</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>{count} skipped files</source>
      <translation>{count} 个跳过的文件</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>{width} × {height}, {colour}</source>
      <translation>{width} × {height}，{colour}</translation>
    </message>
  </context>
  <context>
    <name>FactsTable</name>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Input</source>
      <translation>输入</translation>
    </message>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Memory</source>
      <translation>内存</translation>
    </message>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Multiply-adds</source>
      <translation>乘加运算</translation>
    </message>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Of one picture on its way forward, in convolutions and matrix products</source>
      <translation>一张图片前向传播一次所需，计卷积和矩阵乘法</translation>
    </message>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Of the output of one picture, kept for the backward pass, in 32-bit numbers</source>
      <translation>一张图片的输出所占内存，为反向传播保留，按 32 位数计</translation>
    </message>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Output</source>
      <translation>输出</translation>
    </message>
    <message>
      <location filename="../../app/inspector/facts.py"></location>
      <source>Parameters</source>
      <translation>参数</translation>
    </message>
  </context>
  <context>
    <name>Files</name>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Open a project</source>
      <translation>打开项目</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Save the changes to {name}?</source>
      <translation>要保存对 {name} 的更改吗？</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Save the project</source>
      <translation>保存项目</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Saved as {path}.</source>
      <translation>已保存为 {path}。</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Strata projects (*{suffix})</source>
      <translation>Strata 项目 (*{suffix})</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Unsaved changes</source>
      <translation>未保存的更改</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <location filename="../../app/files.py"></location>
      <source>Without saving, they are lost.</source>
      <translation>不保存，更改就会丢失。</translation>
    </message>
  </context>
  <context>
    <name>FindingCard</name>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Cure it</source>
      <translation>治好它</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Cures</source>
      <translation>疗法</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Explain</source>
      <translation>解释</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Its formula, its source and its limits (F1)</source>
      <translation>它的公式、出处和局限（F1）</translation>
    </message>
    <message>
      <location filename="../../app/data/finding_card.py"></location>
      <source>One step, to be undone as any other.</source>
      <translation>作为一步操作，可以撤销。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Show the layer</source>
      <translation>显示该层</translation>
    </message>
    <message>
      <location filename="../../app/data/finding_card.py"></location>
      <source>Show them</source>
      <translation>查看这些图片</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Shows what it would change, before anything is changed.</source>
      <translation>在改变任何东西之前，先显示它会改变什么。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Tries the cures for a tenth of a training each, keeps the best, trains with it and shows both trainings. Nothing is kept that does not help.</source>
      <translation>每种疗法先试十分之一的训练，留下最好的，用它完整训练，并把两次训练并排显示。没有帮助的都不保留。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>What is no cure here ({count})</source>
      <translation>在这里不是疗法的（{count}）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>What “{cure}” does</source>
      <translation>“{cure}”的作用</translation>
    </message>
    <message>
      <location filename="../../app/data/finding_card.py"></location>
      <source>and {count} more</source>
      <translation>还有 {count} 个</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>where: {layers}</source>
      <translation>位置：{layers}</translation>
    </message>
  </context>
  <context>
    <name>FitBar</name>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>An input of {pictures} would suit these pictures; the network takes {network}.</source>
      <translation>这些图片适合 {pictures} 的输入；网络的输入为 {network}。</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>Fit the network to the pictures</source>
      <translation>让网络适配图片</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>Fit the network: {count} classes, {size}</source>
      <translation>适配网络：{count} 个类别，{size}</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>Keep it</source>
      <translation>保持不变</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>Set the input to {size}</source>
      <translation>将输入设为 {size}</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>Set the last layer to {count} classes</source>
      <translation>将最后一层设为 {count} 个类别</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>Set the number of classes</source>
      <translation>设置类别数</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>{width} × {height}, colour</source>
      <translation>{width} × {height}，彩色</translation>
    </message>
    <message>
      <location filename="../../app/data/fit_bar.py"></location>
      <source>{width} × {height}, gray</source>
      <translation>{width} × {height}，灰度</translation>
    </message>
  </context>
  <context>
    <name>Following</name>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>A training is on. Stop it before you watch another one.</source>
      <translation>正在训练。请先停止它，再观看另一个。</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>No news from {name} for {time}: it is paused, or was ended.</source>
      <translation>{name} 已有 {time} 没有消息：它暂停了，或者已被结束。</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>Open its model</source>
      <translation>打开它的模型</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>Stop watching</source>
      <translation>停止观看</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>Watching {name}.</source>
      <translation>正在观看 {name}。</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>{name} has gone on from its last checkpoint.</source>
      <translation>{name} 已从上一个检查点继续。</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>{name} was stopped before its end.</source>
      <translation>{name} 在结束之前被停止了。</translation>
    </message>
  </context>
  <context>
    <name>Foot</name>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Multiply-adds of one forward pass of one picture.</source>
      <translation>一张图片前向传播一次的乘加运算数。</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>{layers} layers    {parameters} parameters    {operations} multiply-adds</source>
      <translation>{layers} 层    {parameters} 个参数    {operations} 次乘加</translation>
    </message>
  </context>
  <context>
    <name>Forecasts</name>
    <message>
      <location filename="../../app/training/forecasts.py"></location>
      <source>Before it starts: the whole training takes about {time}.</source>
      <translation>开始之前的估计：整个训练大约需要 {time}。</translation>
    </message>
    <message>
      <location filename="../../app/training/forecasts.py"></location>
      <source>Memory: {size}</source>
      <translation>内存：{size}</translation>
    </message>
    <message>
      <location filename="../../app/training/forecasts.py"></location>
      <source>about {time}</source>
      <translation>约 {time}</translation>
    </message>
    <message>
      <location filename="../../app/training/forecasts.py"></location>
      <source>{count} steps of {time} ms each</source>
      <translation>{count} 步，每步 {time} 毫秒</translation>
    </message>
  </context>
  <context>
    <name>FormRow</name>
    <message>
      <location filename="../../app/widgets/form_row.py"></location>
      <source>What {title} means</source>
      <translation>“{title}”的含义</translation>
    </message>
  </context>
  <context>
    <name>Freezing</name>
    <message>
      <location filename="../../app/document/freezing.py"></location>
      <source>Freeze {count} layers</source>
      <translation>冻结 {count} 层</translation>
    </message>
    <message>
      <location filename="../../app/document/freezing.py"></location>
      <source>Freeze {name}</source>
      <translation>冻结 {name}</translation>
    </message>
    <message>
      <location filename="../../app/document/freezing.py"></location>
      <source>Thaw {count} layers</source>
      <translation>解冻 {count} 层</translation>
    </message>
    <message>
      <location filename="../../app/document/freezing.py"></location>
      <source>Thaw {name}</source>
      <translation>解冻 {name}</translation>
    </message>
  </context>
  <context>
    <name>FrozenBox</name>
    <message>
      <location filename="../../app/inspector/frozen_box.py"></location>
      <source>Frozen</source>
      <translation>冻结</translation>
    </message>
    <message>
      <location filename="../../app/inspector/frozen_box.py"></location>
      <source>Training leaves its weights as they are, and its statistics of the pictures. May be changed while a training is on.</source>
      <translation>训练不改变它的权重，也不改变它对图片的统计。训练进行时也可以更改。</translation>
    </message>
  </context>
  <context>
    <name>Gallery</name>
    <message>
      <location filename="../../app/data/gallery_paint.py"></location>
      <source>No class any more</source>
      <translation>已无类别</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery.py"></location>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_paint.py"></location>
      <source>left out</source>
      <translation>已去掉</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery.py"></location>
      <source>{count} selected</source>
      <translation>已选 {count} 张</translation>
    </message>
  </context>
  <context>
    <name>GalleryPanel</name>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>1 picture</source>
      <translation>1 张图片</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>All classes</source>
      <translation>所有类别</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>All parts</source>
      <translation>所有部分</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Class</source>
      <translation>类别</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Left out ({count})</source>
      <translation>已去掉（{count}）</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Loading…</source>
      <translation>正在加载…</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Part</source>
      <translation>部分</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Show all</source>
      <translation>全部显示</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Test</source>
      <translation>测试</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>Validation</source>
      <translation>验证</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>{count} pictures</source>
      <translation>{count} 张图片</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>{done} of {total}</source>
      <translation>{done}/{total}</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_panel.py"></location>
      <source>{selected} of {count} selected</source>
      <translation>已选 {selected}/{count} 张</translation>
    </message>
  </context>
  <context>
    <name>GradientPlot</name>
    <message>
      <location filename="../../app/plots/gradient_plot.py"></location>
      <source>Gradient norm by layer</source>
      <translation>各层的梯度范数</translation>
    </message>
    <message>
      <location filename="../../app/plots/gradient_plot.py"></location>
      <source>Press Train: the gradient of every layer appears here as a line.</source>
      <translation>点“训练”：每一层的梯度都会在这里画成一条曲线。</translation>
    </message>
    <message>
      <location filename="../../app/plots/gradient_plot.py"></location>
      <source>The length (L2 norm) of the gradient of the loss with respect to all weights of a layer, for the batch of each step. Healthy: the lines run side by side, within two or three powers of ten. Where the first layers lie far below the last, the gradient vanishes on its way back; where lines climb without end, it explodes.</source>
      <translation>每一步的批上，损失对一层全部权重的梯度的长度（L2 范数）。健康时：各条曲线并行，相差不超过两三个数量级。若前几层远低于后几层，说明梯度在反向传播中消失；若曲线不断攀升，则是梯度爆炸。</translation>
    </message>
  </context>
  <context>
    <name>Grip</name>
    <message>
      <location filename="../../app/widgets/grip.py"></location>
      <source>Drag to move this panel; double click to take it out</source>
      <translation>拖动可移动此面板；双击可使其浮动</translation>
    </message>
  </context>
  <context>
    <name>HeatMap</name>
    <message>
      <location filename="../../app/plots/heat_map.py"></location>
      <source>Layer by step</source>
      <translation>层 × 步</translation>
    </message>
    <message>
      <location filename="../../app/plots/heat_map.py"></location>
      <source>Press Train: every layer becomes a row here, coloured by its gradient.</source>
      <translation>点“训练”：每一层在这里成为一行，按梯度着色。</translation>
    </message>
    <message>
      <location filename="../../app/plots/heat_map.py"></location>
      <source>The same gradient norms as colours: a row for each layer, from the input at the top to the output, a column for the steps of each pixel (their mean). Grey is healthy; blue and ▾: it vanishes; orange and ▴: it explodes. The first 100 steps keep a quarter of the width.</source>
      <translation>用颜色表示同样的梯度范数：每层一行，自上而下从输入到输出；每个像素列是若干步的均值。灰色为健康；蓝色和 ▾：梯度消失；橙色和 ▴：梯度爆炸。最初 100 步始终占四分之一的宽度。</translation>
    </message>
    <message>
      <location filename="../../app/plots/heat_map.py"></location>
      <source>frozen</source>
      <translation>已冻结</translation>
    </message>
    <message>
      <location filename="../../app/plots/heat_map.py"></location>
      <source>gradient norm</source>
      <translation>梯度范数</translation>
    </message>
  </context>
  <context>
    <name>Help</name>
    <message>
      <location filename="../../app/help.py"></location>
      <source>About Strata</source>
      <translation>关于 Strata</translation>
    </message>
    <message>
      <location filename="../../app/help.py"></location>
      <source>Draw a convolutional network, train it, watch every layer's gradient, and classify pictures with it. Free software under the MIT licence.</source>
      <translation>绘制卷积网络，训练它，观察每一层的梯度，并用它对图片分类。自由软件，采用 MIT 许可证。</translation>
    </message>
    <message>
      <location filename="../../app/help.py"></location>
      <source>Keys</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <location filename="../../app/help.py"></location>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <location filename="../../app/help.py"></location>
      <source>Problems and cures</source>
      <translation>问题与疗法</translation>
    </message>
  </context>
  <context>
    <name>InputPanel</name>
    <message>
      <location filename="../../app/data/input_panel.py"></location>
      <source>Preparation</source>
      <translation>预处理</translation>
    </message>
  </context>
  <context>
    <name>Insertion</name>
    <message>
      <location filename="../../app/document/insertion.py"></location>
      <source>Add {layer}</source>
      <translation>添加 {layer}</translation>
    </message>
  </context>
  <context>
    <name>IntegersEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Whole numbers are wanted, separated by commas.</source>
      <translation>请输入整数，用逗号分隔。</translation>
    </message>
  </context>
  <context>
    <name>Interrupted</name>
    <message>
      <location filename="../../app/training/interrupted.py"></location>
      <source>A training of this network was interrupted.</source>
      <translation>这个网络的一次训练被中断了。</translation>
    </message>
    <message>
      <location filename="../../app/training/interrupted.py"></location>
      <source>Go on with it</source>
      <translation>继续它</translation>
    </message>
    <message>
      <location filename="../../app/training/interrupted.py"></location>
      <source>The network in hand is another one by now.</source>
      <translation>手头的网络现在已是另一个。</translation>
    </message>
  </context>
  <context>
    <name>Keyboard</name>
    <message>
      <location filename="../../app/canvas/keyboard.py"></location>
      <source>Move with the keyboard</source>
      <translation>用键盘移动</translation>
    </message>
  </context>
  <context>
    <name>Lab</name>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Back to the network</source>
      <translation>返回网络</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Choose at least one cure first.</source>
      <translation>请先选择至少一种疗法。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Cures</source>
      <translation>疗法</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Lab</source>
      <translation>实验室</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>One step, to be undone as any other.</source>
      <translation>一步操作，可以像其他操作一样撤销。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>The doctor is busy.</source>
      <translation>医生正忙。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>The lab has ended: {count} trainings.</source>
      <translation>实验结束：{count} 次训练。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Train them</source>
      <translation>训练它们</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Trains the network as it is beside some of its cures, from the same seed on the same batches, and shows them together.</source>
      <translation>把现在的网络和它的几种疗法放在一起，用相同的种子和相同的批次训练，并一起显示。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>Use it</source>
      <translation>采用</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>as it is</source>
      <translation>现状</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>healthy</source>
      <translation>健康</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>test</source>
      <translation>测试</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>validation</source>
      <translation>验证</translation>
    </message>
    <message>
      <location filename="../../app/doctor/lab.py"></location>
      <source>verdict</source>
      <translation>诊断</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <location filename="../../app/palette/layer_list.py"></location>
      <source>Layers</source>
      <translation>层</translation>
    </message>
  </context>
  <context>
    <name>LayerMenu</name>
    <message>
      <location filename="../../app/canvas/layer_menu.py"></location>
      <source>Layers that fit</source>
      <translation>适用的层</translation>
    </message>
    <message>
      <location filename="../../app/canvas/layer_menu.py"></location>
      <source>No layer that fits here is called so.</source>
      <translation>没有叫这个名字且适用于此处的层。</translation>
    </message>
    <message>
      <location filename="../../app/canvas/layer_menu.py"></location>
      <source>Search layers</source>
      <translation>搜索层</translation>
    </message>
  </context>
  <context>
    <name>LayerPage</name>
    <message>
      <location filename="../../app/inspector/layer_page.py"></location>
      <source>All layers</source>
      <translation>所有层</translation>
    </message>
    <message>
      <location filename="../../app/inspector/layer_page.py"></location>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <location filename="../../app/inspector/layer_page.py"></location>
      <source>Kept from the file as it is: {names}</source>
      <translation>按文件原样保留：{names}</translation>
    </message>
    <message>
      <location filename="../../app/inspector/layer_page.py"></location>
      <source>Name of the layer</source>
      <translation>层的名称</translation>
    </message>
    <message>
      <location filename="../../app/inspector/layer_page.py"></location>
      <source>Rename {name}</source>
      <translation>重命名 {name}</translation>
    </message>
  </context>
  <context>
    <name>Legend</name>
    <message>
      <location filename="../../app/canvas/legend.py"></location>
      <source>What the colours of the layers mean</source>
      <translation>各层颜色的含义</translation>
    </message>
    <message>
      <location filename="../../app/canvas/legend.py"></location>
      <source>What the layers are coloured by</source>
      <translation>各层按什么着色</translation>
    </message>
  </context>
  <context>
    <name>LossPlot</name>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>Loss and accuracy</source>
      <translation>损失与准确率</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>Loss: how wrong the network is, the quantity that training makes small. Accuracy: the share of pictures it gets right. The line is the mean over each pixel's steps, the band behind it their smallest and largest value; points are the validation pictures, which it never trains on. Healthy: both losses fall. Where validation rises while training still falls, the network learns by heart.</source>
      <translation>损失：网络错得有多厉害，训练就是要把它变小。准确率：判断正确的图片所占比例。曲线是每个像素列内各步的均值，背后的色带是其最小值和最大值；圆点是验证图片的结果，它们从不参与训练。健康时：两种损失都下降。若训练损失仍在下降而验证损失上升，网络就是在死记硬背（过拟合）。</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>Press Train: loss and accuracy appear here with the first step.</source>
      <translation>点“训练”：从第一步起，损失和准确率就会显示在这里。</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>accuracy</source>
      <translation>准确率</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>loss, log scale</source>
      <translation>损失（对数刻度）</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>training</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/plots/loss_plot.py"></location>
      <source>validation</source>
      <translation>验证</translation>
    </message>
  </context>
  <context>
    <name>ManyPage</name>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>All layers</source>
      <translation>所有层</translation>
    </message>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>Layers of one type can be changed together. Pick one:</source>
      <translation>同类型的层可以一起修改。请选择：</translation>
    </message>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>Memory</source>
      <translation>内存</translation>
    </message>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>Multiply-adds</source>
      <translation>乘加运算</translation>
    </message>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>Parameters</source>
      <translation>参数</translation>
    </message>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>{count} layers</source>
      <translation>{count} 层</translation>
    </message>
    <message>
      <location filename="../../app/inspector/many_page.py"></location>
      <source>{count} × {type}</source>
      <translation>{count} × {type}</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>&amp;Network</source>
      <translation>网络(&amp;N)</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>&amp;Training</source>
      <translation>训练(&amp;T)</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>A training is on. Stop it first.</source>
      <translation>训练正在进行。请先停止。</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>About Strata</source>
      <translation>关于 Strata</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Cure it</source>
      <translation>治好它</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Doctor</source>
      <translation>医生</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Export PyTorch code...</source>
      <translation>导出 PyTorch 代码…</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Keys</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Lab: compare cures...</source>
      <translation>实验室：比较疗法...</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>New</source>
      <translation>新建</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>New from a template...</source>
      <translation>从模板新建…</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>No file was used yet</source>
      <translation>还没有用过的文件</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>No training has ended yet.</source>
      <translation>还没有完成过训练。</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Nothing was cured yet.</source>
      <translation>还没有治疗过什么。</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Open recent</source>
      <translation>最近打开</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Open the log folder</source>
      <translation>打开日志文件夹</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Open the model trained last</source>
      <translation>打开上次训练的模型</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Open trained model...</source>
      <translation>打开已训练的模型…</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Open...</source>
      <translation>打开…</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Panels</source>
      <translation>面板</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Problems and cures</source>
      <translation>问题与疗法</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Proofs of cures</source>
      <translation>疗效证明</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Save as...</source>
      <translation>另存为…</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Save trained model...</source>
      <translation>保存已训练的模型…</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>System</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>The language changes when Strata is started the next time.</source>
      <translation>语言将在下次启动 Strata 时更改。</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>There is no trained network yet.</source>
      <translation>还没有训练好的网络。</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Usual arrangement</source>
      <translation>恢复默认布局</translation>
    </message>
    <message>
      <location filename="../../app/menus.py"></location>
      <source>Watch a run...</source>
      <translation>观看一次训练...</translation>
    </message>
  </context>
  <context>
    <name>ModelFiles</name>
    <message>
      <location filename="../../app/training/model_files.py"></location>
      <source>A training is on. Stop it before you open another model.</source>
      <translation>正在训练。请先停止它，再打开另一个模型。</translation>
    </message>
    <message>
      <location filename="../../app/training/model_files.py"></location>
      <source>Classify a picture</source>
      <translation>对图片分类</translation>
    </message>
    <message>
      <location filename="../../app/training/model_files.py"></location>
      <source>The model was saved to {path}.</source>
      <translation>模型已保存到 {path}。</translation>
    </message>
    <message>
      <location filename="../../app/training/model_files.py"></location>
      <source>The model {name} was opened.</source>
      <translation>已打开模型 {name}。</translation>
    </message>
    <message>
      <location filename="../../app/training/model_files.py"></location>
      <source>The script is in {path}.</source>
      <translation>脚本在 {path}。</translation>
    </message>
    <message>
      <location filename="../../app/training/model_files.py"></location>
      <source>There is no trained network yet. Press Train first.</source>
      <translation>还没有训练好的网络。请先按“训练”。</translation>
    </message>
  </context>
  <context>
    <name>Models</name>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Export PyTorch code</source>
      <translation>导出 PyTorch 代码</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Let it go on</source>
      <translation>继续训练</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Open a trained model</source>
      <translation>打开已训练的模型</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Python files (*.py)</source>
      <translation>Python 文件 (*.py)</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Save the trained model</source>
      <translation>保存已训练的模型</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Stop the training</source>
      <translation>停止训练</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Stop the training? It has been on for {time}.</source>
      <translation>要停止训练吗？训练已进行 {time}。</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>The weights it has reached are kept.</source>
      <translation>目前得到的权重会保留。</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Trained models (*{suffix})</source>
      <translation>已训练的模型 (*{suffix})</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/models.py"></location>
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
  </context>
  <context>
    <name>Move</name>
    <message>
      <location filename="../../app/canvas/gestures/move.py"></location>
      <source>Move {count} layers</source>
      <translation>移动 {count} 层</translation>
    </message>
    <message>
      <location filename="../../app/canvas/gestures/move.py"></location>
      <source>Move {name}</source>
      <translation>移动 {name}</translation>
    </message>
  </context>
  <context>
    <name>NetworkModel</name>
    <message>
      <location filename="../../app/inspector/network_model.py"></location>
      <source>Layer
type</source>
      <translation>层
类型</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_model.py"></location>
      <source>Name and type of the layer</source>
      <translation>层的名称和类型</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_model.py"></location>
      <source>Output
memory</source>
      <translation>输出
内存</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_model.py"></location>
      <source>Parameters
multiply-adds</source>
      <translation>参数
乘加运算</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_model.py"></location>
      <source>Parameters, and multiply-adds of one picture on its way forward</source>
      <translation>参数个数，以及一张图片前向传播一次的乘加运算数</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_model.py"></location>
      <source>Shape and memory of the output of one picture</source>
      <translation>一张图片的输出的形状和所占内存</translation>
    </message>
  </context>
  <context>
    <name>NetworkPage</name>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>Layers of the network</source>
      <translation>网络的各层</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>Memory</source>
      <translation>内存</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>Multiply-adds</source>
      <translation>乘加运算</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>Parameters</source>
      <translation>参数</translation>
    </message>
    <message>
      <location filename="../../app/inspector/network_page.py"></location>
      <source>There is no layer yet. Drag one from the palette onto the canvas.</source>
      <translation>还没有层。请从层面板拖一个到画布上。</translation>
    </message>
  </context>
  <context>
    <name>NoticeBar</name>
    <message>
      <location filename="../../app/widgets/notice_bar.py"></location>
      <source>Copy details</source>
      <translation>复制详细信息</translation>
    </message>
    <message>
      <location filename="../../app/widgets/notice_bar.py"></location>
      <source>Dismiss this message</source>
      <translation>关闭此消息</translation>
    </message>
    <message>
      <location filename="../../app/widgets/notice_bar.py"></location>
      <source>{count} more</source>
      <translation>还有 {count} 条</translation>
    </message>
  </context>
  <context>
    <name>NumberEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>several</source>
      <translation>多个值</translation>
    </message>
  </context>
  <context>
    <name>PadPanel</name>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Black on white</source>
      <translation>白底黑字</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Breadth of the brush</source>
      <translation>画笔粗细</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Breadth of the brush, of the whole drawing</source>
      <translation>整幅画的画笔粗细</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Brush</source>
      <translation>画笔</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Centre the drawing and fill the frame</source>
      <translation>将笔迹居中并充满画面</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Clear the pad (Delete)</source>
      <translation>清空画板（Delete）</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Draw it again</source>
      <translation>重做笔画</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>Take back the last stroke (Ctrl+Z in the pad)</source>
      <translation>撤销上一笔（画板中按 Ctrl+Z）</translation>
    </message>
    <message>
      <location filename="../../app/classify/pad_panel.py"></location>
      <source>The network gets the drawing cut to its ink, with a small margin, and as large as the training pictures have theirs. Off: the pad as it is.</source>
      <translation>把画裁切到笔迹，留一点边距，并缩放到与训练图片中一样大，再交给网络。关闭：画板原样交给网络。</translation>
    </message>
  </context>
  <context>
    <name>PaddingEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>By hand</source>
      <translation>自定义</translation>
    </message>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>several</source>
      <translation>多个值</translation>
    </message>
  </context>
  <context>
    <name>PairEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Horizontal</source>
      <translation>水平</translation>
    </message>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Keep both equal</source>
      <translation>保持两者相等</translation>
    </message>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Vertical</source>
      <translation>垂直</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <location filename="../../app/palette/palette.py"></location>
      <source>No layer has to do with “{query}”. Try “conv”, “pool” or “norm”.</source>
      <translation>没有与“{query}”有关的层。试试“卷积”“池化”或“norm”。</translation>
    </message>
    <message>
      <location filename="../../app/palette/palette.py"></location>
      <source>Search layers</source>
      <translation>搜索层</translation>
    </message>
    <message>
      <location filename="../../app/palette/palette.py"></location>
      <source>{layer} added</source>
      <translation>已添加 {layer}</translation>
    </message>
  </context>
  <context>
    <name>Panels</name>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Doctor</source>
      <translation>医生</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Gradient by layer</source>
      <translation>各层梯度</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Gradient over depth</source>
      <translation>梯度随深度的变化</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Histograms</source>
      <translation>直方图</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Inspector</source>
      <translation>检查器</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Layer by step</source>
      <translation>层 × 步</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Loss and accuracy</source>
      <translation>损失与准确率</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Single step</source>
      <translation>单步</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Training plan</source>
      <translation>训练计划</translation>
    </message>
    <message>
      <location filename="../../app/panels.py"></location>
      <source>Update ratio</source>
      <translation>更新比</translation>
    </message>
  </context>
  <context>
    <name>PatternPreview</name>
    <message>
      <location filename="../../app/data/pattern_preview.py"></location>
      <source>and {count} more</source>
      <translation>还有 {count} 个</translation>
    </message>
    <message>
      <location filename="../../app/data/pattern_preview.py"></location>
      <source>{count} names do not fit, such as {names}.</source>
      <translation>{count} 个文件名不符合，例如 {names}。</translation>
    </message>
  </context>
  <context>
    <name>PlanForm</name>
    <message>
      <location filename="../../app/training/plan_form.py"></location>
      <source>Apply to the running training</source>
      <translation>应用到正在进行的训练</translation>
    </message>
    <message>
      <location filename="../../app/training/plan_form.py"></location>
      <source>The training that runs does not know of: {texts}</source>
      <translation>正在进行的训练尚未采用：{texts}</translation>
    </message>
    <message>
      <location filename="../../app/training/plan_form.py"></location>
      <source>Training: {field}</source>
      <translation>训练：{field}</translation>
    </message>
  </context>
  <context>
    <name>Plot</name>
    <message>
      <location filename="../../app/plots/plot.py"></location>
      <source>step</source>
      <translation>步</translation>
    </message>
    <message>
      <location filename="../../app/plots/plot.py"></location>
      <source>step {step}</source>
      <translation>第 {step} 步</translation>
    </message>
  </context>
  <context>
    <name>Preview</name>
    <message>
      <location filename="../../app/doctor/preview.py"></location>
      <source>Apply</source>
      <translation>应用</translation>
    </message>
    <message>
      <location filename="../../app/doctor/preview.py"></location>
      <source>Leave it</source>
      <translation>放弃</translation>
    </message>
    <message>
      <location filename="../../app/doctor/preview.py"></location>
      <source>One step, to be undone as any other.</source>
      <translation>一步操作，可以像其他操作一样撤销。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/preview.py"></location>
      <source>Preview: {cure}</source>
      <translation>预览：{cure}</translation>
    </message>
    <message>
      <location filename="../../app/doctor/preview.py"></location>
      <source>•  and {count} more changes</source>
      <translation>•  以及另外 {count} 处改动</translation>
    </message>
  </context>
  <context>
    <name>Profile</name>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>Before the training and while it runs: how strong the signal is that comes back to each layer.</source>
      <translation>训练之前和训练当中：返回到每一层的信号有多强。</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>Each layer hands on only {share} of the signal.</source>
      <translation>每一层只传回 {share} 的信号。</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>Gradient over depth</source>
      <translation>梯度随深度的变化</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>Half of the signal is lost every {count} layers.</source>
      <translation>每经过 {count} 层，信号损失一半。</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>The length (L2 norm) of the gradient of the loss with respect to the output of each layer, before its activation, on a fixed batch. Level: every layer is told as clearly as the last. Falling to the left: the gradient vanishes on its way back.</source>
      <translation>损失对每一层输出（激活之前）的梯度的长度（L2 范数），在一个固定的批次上测量。水平：每一层得到的信号与最后一层同样清楚。向左下降：梯度在返回途中消失。</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>The signal doubles every {count} layers on its way back.</source>
      <translation>信号在返回途中每经过 {count} 层增大一倍。</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>The signal is as strong in the first layer as in the last.</source>
      <translation>信号在第一层与在最后一层一样强。</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>step 0</source>
      <translation>第 0 步</translation>
    </message>
    <message>
      <location filename="../../app/plots/profile.py"></location>
      <source>step {step}</source>
      <translation>第 {step} 步</translation>
    </message>
  </context>
  <context>
    <name>Proof</name>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>Back to the network</source>
      <translation>返回网络</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>Cost of it all, in whole trainings: {count}.</source>
      <translation>全部开销，以完整训练计：{count}。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>Nothing.</source>
      <translation>没有。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>On the test pictures {share} are right.</source>
      <translation>测试图片上 {share} 正确。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>Proof</source>
      <translation>证明</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>Skill: how far above guessing it comes, as a share of what a tiny reference network reaches.</source>
      <translation>学会程度：比猜测高出多少，以小参照网络所达到的为比例。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>What was changed</source>
      <translation>改变了什么</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>What was tried</source>
      <translation>试过什么</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>With “{cures}” it reaches a validation accuracy of {share}. Before, it was not trained.</source>
      <translation>采用“{cures}”后验证准确率达到 {share}。之前没有训练过。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>after</source>
      <translation>之后</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>before</source>
      <translation>之前</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>healthy</source>
      <translation>健康</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>signal</source>
      <translation>信号</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>skill {score}</source>
      <translation>学会程度 {score}</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>skill {score}, untreated {untreated}</source>
      <translation>学会程度 {score}，未治疗 {untreated}</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>validation accuracy</source>
      <translation>验证准确率</translation>
    </message>
    <message>
      <location filename="../../app/doctor/proof.py"></location>
      <source>verdict</source>
      <translation>诊断</translation>
    </message>
  </context>
  <context>
    <name>Quantity</name>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>alive</source>
      <translation>存活</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>dead</source>
      <translation>死亡</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>dead units</source>
      <translation>死亡单元</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>explodes</source>
      <translation>爆炸</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>free</source>
      <translation>自由</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>gradient norm</source>
      <translation>梯度范数</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>gradient of the output</source>
      <translation>输出的梯度</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>leaps</source>
      <translation>跳跃</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>saturated</source>
      <translation>饱和</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>saturated units</source>
      <translation>饱和单元</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>stands still</source>
      <translation>静止</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>update ratio</source>
      <translation>更新比</translation>
    </message>
    <message>
      <location filename="../../app/canvas/quantities.py"></location>
      <source>vanishes</source>
      <translation>消失</translation>
    </message>
  </context>
  <context>
    <name>RangeCurve</name>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>The loss at learning rates from {first} to {last}</source>
      <translation>学习率从 {first} 到 {last} 时的损失</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>{what}; suggested: {rate}</source>
      <translation>{what}；建议：{rate}</translation>
    </message>
  </context>
  <context>
    <name>RangePanel</name>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>A training is on: stop it to test the rates.</source>
      <translation>正在训练：停止它才能测试学习率。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>At higher rates the loss soon rises; this one keeps a safe distance.</source>
      <translation>更高的学习率下损失很快上升；这个值保持安全距离。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>At no rate does the loss fall. Look for a flaw in the network or the pictures first.</source>
      <translation>没有一个学习率能让损失下降。请先查找网络或图片中的问题。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Find a rate</source>
      <translation>寻找学习率</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Find again</source>
      <translation>重新寻找</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Here the loss falls fastest.</source>
      <translation>这里损失下降最快。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Put the range test away</source>
      <translation>收起范围测试</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Put this learning rate into the plan</source>
      <translation>把这个学习率放进计划</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Step {done} of {count}</source>
      <translation>第 {done} 步，共 {count} 步</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>The network is being prepared.</source>
      <translation>正在准备网络。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>The pictures are being loaded.</source>
      <translation>正在载入图片。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>The plan has this rate.</source>
      <translation>计划中已是这个学习率。</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Trains new weights for 100 steps with a rising rate, and shows which rates learn</source>
      <translation>用不断升高的学习率把新权重训练 100 步，显示哪些学习率能学习</translation>
    </message>
    <message>
      <location filename="../../app/training/range_panel.py"></location>
      <source>Use {rate}</source>
      <translation>采用 {rate}</translation>
    </message>
  </context>
  <context>
    <name>RateCurve</name>
    <message>
      <location filename="../../app/training/rate_curve.py"></location>
      <source>The learning rate over {steps} steps: from {first} to {last}, at most {most}</source>
      <translation>{steps} 步中的学习率：从 {first} 到 {last}，最高 {most}</translation>
    </message>
  </context>
  <context>
    <name>RateFinder</name>
    <message>
      <location filename="../../app/training/rate_finder.py"></location>
      <source>Learning rate {rate}</source>
      <translation>学习率 {rate}</translation>
    </message>
    <message>
      <location filename="../../app/training/rate_finder.py"></location>
      <source>The pictures are not loaded.</source>
      <translation>图片没有载入。</translation>
    </message>
  </context>
  <context>
    <name>RatioPlot</name>
    <message>
      <location filename="../../app/plots/ratio_plot.py"></location>
      <source>Press Train: how fast every layer learns appears here as a line.</source>
      <translation>点“训练”：每一层学得多快，会在这里画成一条曲线。</translation>
    </message>
    <message>
      <location filename="../../app/plots/ratio_plot.py"></location>
      <source>The length (L2 norm) of a step's change of a layer's weights, divided by the length of the weights. Healthy: about 0.001, the green band. Far above it the learning rate is too high for the layer; far below it the layer hardly learns.</source>
      <translation>每一步中一层权重的变化量的长度（L2 范数）除以权重本身的长度。健康时：约为 0.001，即绿色带。远高于它，说明学习率对该层过大；远低于它，说明该层几乎没有学习。</translation>
    </message>
    <message>
      <location filename="../../app/plots/ratio_plot.py"></location>
      <source>Update-to-weight ratio</source>
      <translation>更新量与权重之比</translation>
    </message>
  </context>
  <context>
    <name>RenameField</name>
    <message>
      <location filename="../../app/canvas/rename.py"></location>
      <source>Name of the layer</source>
      <translation>层的名称</translation>
    </message>
    <message>
      <location filename="../../app/canvas/rename.py"></location>
      <source>Rename to {name}</source>
      <translation>重命名为 {name}</translation>
    </message>
  </context>
  <context>
    <name>SampleStrip</name>
    <message>
      <location filename="../../app/classify/samples.py"></location>
      <source>Others</source>
      <translation>换一批</translation>
    </message>
    <message>
      <location filename="../../app/classify/samples.py"></location>
      <source>Show other test pictures</source>
      <translation>显示另一些测试图片</translation>
    </message>
    <message>
      <location filename="../../app/classify/samples.py"></location>
      <source>Test picture {number}</source>
      <translation>测试图片 {number}</translation>
    </message>
    <message>
      <location filename="../../app/classify/samples.py"></location>
      <source>The split keeps no test pictures.</source>
      <translation>当前划分没有留出测试图片。</translation>
    </message>
    <message>
      <location filename="../../app/classify/samples.py"></location>
      <source>The test pictures are not loaded.</source>
      <translation>测试图片尚未加载。</translation>
    </message>
  </context>
  <context>
    <name>Scrubber</name>
    <message>
      <location filename="../../app/canvas/scrubber.py"></location>
      <source>Drag to see the layers as they were at an earlier step</source>
      <translation>拖动可查看各层在较早一步时的样子</translation>
    </message>
    <message>
      <location filename="../../app/canvas/scrubber.py"></location>
      <source>Halt the replay</source>
      <translation>停止回放</translation>
    </message>
    <message>
      <location filename="../../app/canvas/scrubber.py"></location>
      <source>Replay the run from its first step</source>
      <translation>从第一步开始回放</translation>
    </message>
    <message>
      <location filename="../../app/canvas/scrubber.py"></location>
      <source>Step of the run that the layers show</source>
      <translation>各层所显示的训练步</translation>
    </message>
    <message>
      <location filename="../../app/canvas/scrubber.py"></location>
      <source>step {step}</source>
      <translation>第 {step} 步</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <location filename="../../app/training/session.py"></location>
      <source>Stopped before the first step.</source>
      <translation>在第一步之前已停止。</translation>
    </message>
    <message>
      <location filename="../../app/training/session.py"></location>
      <source>Stopped. The weights stay as they are; the test was left out.</source>
      <translation>已停止。权重保持现状，未做测试。</translation>
    </message>
    <message>
      <location filename="../../app/training/session.py"></location>
      <source>There is no trained network yet.</source>
      <translation>还没有训练好的网络。</translation>
    </message>
  </context>
  <context>
    <name>SettingEdits</name>
    <message>
      <location filename="../../app/document/setting_edits.py"></location>
      <source>Set {field} of {names}</source>
      <translation>设置 {names} 的{field}</translation>
    </message>
  </context>
  <context>
    <name>SmallFinding</name>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Its formula, its source and its limits (F1)</source>
      <translation>它的公式、出处和局限（F1）</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Show the layer</source>
      <translation>显示该层</translation>
    </message>
  </context>
  <context>
    <name>SourcePanel</name>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Camera…</source>
      <translation>摄像头…</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Change the pictures</source>
      <translation>更改图片</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Choose a folder of pictures</source>
      <translation>选择图片文件夹</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Choose an archive, a table or arrays</source>
      <translation>选择压缩包、表格或数组</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Choose the pictures</source>
      <translation>选择图片</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>File…</source>
      <translation>文件…</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Folder…</source>
      <translation>文件夹…</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Kind of pictures</source>
      <translation>图片的来源类型</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Looking at {name}…</source>
      <translation>正在查看 {name}…</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/data/source_panel.py"></location>
      <source>Take pictures with the camera</source>
      <translation>用摄像头拍摄图片</translation>
    </message>
  </context>
  <context>
    <name>SplitPanel</name>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Are drawn more often</source>
      <translation>更多地抽取</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>As they are</source>
      <translation>保持原样</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Balance the classes</source>
      <translation>平衡各类别</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>By chance; every class gives the same share.</source>
      <translation>随机划分；各类别按相同比例抽取。</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Change the split</source>
      <translation>更改划分</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Count for more in the loss</source>
      <translation>在损失中加权</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Pictures of one subject stay together: {count} subjects.</source>
      <translation>同一对象的图片不拆分：共 {count} 个对象。</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Small classes</source>
      <translation>小类别</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Split</source>
      <translation>划分</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Test</source>
      <translation>测试</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>The other {share} % are for training.</source>
      <translation>其余 {share} % 用于训练。</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>The source has parts of its own; a share counts where it has none.</source>
      <translation>数据来源自带划分；只有缺少的部分才按比例划分。</translation>
    </message>
    <message>
      <location filename="../../app/data/split_panel.py"></location>
      <source>Validation</source>
      <translation>验证</translation>
    </message>
  </context>
  <context>
    <name>SpreadMap</name>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>step {step}</source>
      <translation>第 {step} 步</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>step {step}, {low} to {high}: {share}</source>
      <translation>第 {step} 步，{low} 到 {high}：{share}</translation>
    </message>
  </context>
  <context>
    <name>Spreads</name>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>From left to right the steps of the run, from bottom to top the numbers, from large negative ones over 0 to large positive ones. The stronger the colour, the more lie there.</source>
      <translation>从左到右是训练的步，从下到上是数值，从大的负数经过 0 到大的正数。颜色越浓，那里的数越多。</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>Gradients</source>
      <translation>梯度</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>Histograms</source>
      <translation>直方图</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>Histograms of {layer}</source>
      <translation>{layer} 的直方图</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>How the weights, gradients and outputs of the selected layer are spread over the run. They are measured where the training plan asks for full probes (More settings).</source>
      <translation>所选层的权重、梯度和输出在训练过程中的分布。当训练计划要求全部探针时才测量（更多设置）。</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>Outputs</source>
      <translation>输出</translation>
    </message>
    <message>
      <location filename="../../app/plots/spreads.py"></location>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <location filename="../../app/start/page.py"></location>
      <source>Each opens with its data, ready to train.</source>
      <translation>每个模板都带有数据，打开即可训练。</translation>
    </message>
    <message>
      <location filename="../../app/start/page.py"></location>
      <source>Empty canvas</source>
      <translation>空白画布</translation>
    </message>
    <message>
      <location filename="../../app/start/page.py"></location>
      <source>Open a project...</source>
      <translation>打开项目…</translation>
    </message>
    <message>
      <location filename="../../app/start/page.py"></location>
      <source>Start from a template</source>
      <translation>从模板开始</translation>
    </message>
    <message>
      <location filename="../../app/start/page.py"></location>
      <source>Used last</source>
      <translation>最近使用</translation>
    </message>
  </context>
  <context>
    <name>StepPanel</name>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>It is not run by itself.</source>
      <translation>它不单独运行。</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>Make exactly one step, then pause</source>
      <translation>只走一步，然后暂停</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>Output</source>
      <translation>输出</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>Press Step: one step is made and shown here, in the layer that is selected: its output for a picture, its weights, their gradients and what is added to them.</source>
      <translation>按“单步”：走一步，并在这里显示所选的层：它对一张图片的输出、它的权重、权重的梯度以及加到权重上的量。</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>Single step</source>
      <translation>单步</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>Step</source>
      <translation>单步</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>answer: {name}</source>
      <translation>回答：{name}</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>class: {name}</source>
      <translation>类别：{name}</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>frozen</source>
      <translation>已冻结</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>gradient of {name}</source>
      <translation>{name} 的梯度</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>update of {name}</source>
      <translation>{name} 的更新</translation>
    </message>
    <message>
      <location filename="../../app/step/panel.py"></location>
      <source>{layer}, step {step}: loss {loss}, learning rate {rate}</source>
      <translation>{layer}，第 {step} 步：损失 {loss}，学习率 {rate}</translation>
    </message>
  </context>
  <context>
    <name>Temperature</name>
    <message>
      <location filename="../../app/canvas/temperature.py"></location>
      <source>{quantity}: frozen</source>
      <translation>{quantity}：已冻结</translation>
    </message>
  </context>
  <context>
    <name>TextEditor</name>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Browse…</source>
      <translation>浏览…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Choose a file</source>
      <translation>选择文件</translation>
    </message>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>Choose a folder</source>
      <translation>选择文件夹</translation>
    </message>
    <message>
      <location filename="../../app/widgets/editors.py"></location>
      <source>several</source>
      <translation>多个值</translation>
    </message>
  </context>
  <context>
    <name>Tile</name>
    <message>
      <location filename="../../app/step/tile.py"></location>
      <source>norm {norm}</source>
      <translation>范数 {norm}</translation>
    </message>
    <message>
      <location filename="../../app/step/tile.py"></location>
      <source>{mean} ± {deviation}</source>
      <translation>{mean} ± {deviation}</translation>
    </message>
    <message>
      <location filename="../../app/step/tile.py"></location>
      <source>{title}, {shape}
norm {norm}, mean {mean}, deviation {deviation}
from {low} to {high}, {zeros} are 0</source>
      <translation>{title}，{shape}
范数 {norm}，均值 {mean}，标准差 {deviation}
从 {low} 到 {high}，{zeros} 为 0</translation>
    </message>
  </context>
  <context>
    <name>TrainingControls</name>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>A training is on: stop it to begin anew.</source>
      <translation>训练正在进行：停止后才能重新开始。</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Go on with the same run from its last weights</source>
      <translation>从最后的权重继续同一次训练</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Go on with the training</source>
      <translation>继续训练</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>How many pictures the training takes a second</source>
      <translation>训练每秒处理的图片数</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>It computes on: {device}</source>
      <translation>计算设备：{device}</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Just stop</source>
      <translation>直接停止</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Make exactly one step, then pause</source>
      <translation>只训练一步，然后暂停</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>No training has come to its end.</source>
      <translation>还没有完成的训练。</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>No training is on.</source>
      <translation>没有正在进行的训练。</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Pause the training</source>
      <translation>暂停训练</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Something is wrong with the network: press to see what</source>
      <translation>网络有问题：点击查看</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Step</source>
      <translation>单步</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Stop and keep the best</source>
      <translation>停止并保留最佳</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Stop at once; the weights stay as they are, without a test</source>
      <translation>立即停止；权重保持现状，不做测试</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Stop watching; the run itself goes on</source>
      <translation>停止观看；训练本身继续</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Stop, bring the best weights back and measure the test</source>
      <translation>停止，恢复最佳权重并在测试集上评估</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Ten epochs more</source>
      <translation>再训练 10 轮</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>The probes take {share} of its time.</source>
      <translation>探针占用它 {share} 的时间。</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>The time left</source>
      <translation>剩余时间</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>The training is being prepared.</source>
      <translation>正在准备训练。</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>The training is being stopped.</source>
      <translation>正在停止训练。</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Train</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Train the network from new weights</source>
      <translation>用新的权重从头训练网络</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>What computes</source>
      <translation>计算设备</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>Which pass over all training pictures this is</source>
      <translation>当前是第几轮（遍历全部训练图片一次为一轮）</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>epoch {epoch}/{count}</source>
      <translation>第 {epoch}/{count} 轮</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>no news: {time}</source>
      <translation>无消息：{time}</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>preparing</source>
      <translation>准备中</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>{number} pictures/s</source>
      <translation>{number} 张/秒</translation>
    </message>
    <message>
      <location filename="../../app/training/controls.py"></location>
      <source>{time} left</source>
      <translation>剩余 {time}</translation>
    </message>
  </context>
  <context>
    <name>TransferPanel</name>
    <message>
      <location filename="../../app/training/transfer_panel.py"></location>
      <source>A layer of the file that has no place in this network</source>
      <translation>文件中的层，在此网络里没有位置</translation>
    </message>
    <message>
      <location filename="../../app/training/transfer_panel.py"></location>
      <source>From {source}</source>
      <translation>来自 {source}</translation>
    </message>
    <message>
      <location filename="../../app/training/transfer_panel.py"></location>
      <source>What is taken from the file, and what is not</source>
      <translation>从文件中取了什么，没取什么</translation>
    </message>
    <message>
      <location filename="../../app/training/transfer_panel.py"></location>
      <source>{name}: not used</source>
      <translation>{name}：未使用</translation>
    </message>
  </context>
  <context>
    <name>Versions</name>
    <message>
      <location filename="../../app/data/versions.py"></location>
      <source>Nine versions of the picture</source>
      <translation>图片的九个版本</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Choose the pictures to learn from</source>
      <translation>选择用来学习的图片</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Classify</source>
      <translation>识别</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Data</source>
      <translation>数据</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Design</source>
      <translation>设计</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Draw the network</source>
      <translation>绘制网络</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Other templates</source>
      <translation>其他模板</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Tasks</source>
      <translation>任务</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Templates</source>
      <translation>模板</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>This network reads handwritten digits. Press Train and watch it learn.</source>
      <translation>这个网络识别手写数字。点“训练”，看它怎样学习。</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Train</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Try it on your own pictures</source>
      <translation>用自己的图片试一试</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Watch a run: choose its folder</source>
      <translation>观看一次训练：选择它的文件夹</translation>
    </message>
    <message>
      <location filename="../../app/window.py"></location>
      <source>Watch it learn</source>
      <translation>看它怎样学习</translation>
    </message>
  </context>
  <context>
    <name>_ProblemLine</name>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Begin with an Input layer, or with a template.</source>
      <translation>从输入层开始，或选用一个模板。</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Cure it</source>
      <translation>治好它</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Ready to train.</source>
      <translation>可以开始训练。</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Select the layer that it is about</source>
      <translation>选中相关的层</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Training. What you change now is used by the next training.</source>
      <translation>正在训练。现在的改动在下次训练时生效。</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>Try the cures of the doctor, keep what helps, and prove it</source>
      <translation>试用医生的疗法，保留有帮助的，并加以证明</translation>
    </message>
    <message>
      <location filename="../../app/foot.py"></location>
      <source>{count} problems. {first}</source>
      <translation>{count} 个问题。{first}</translation>
    </message>
  </context>
  <context>
    <name>_ProblemNote</name>
    <message>
      <location filename="../../app/inspector/problem_list.py"></location>
      <source>Note</source>
      <translation>提示</translation>
    </message>
    <message>
      <location filename="../../app/inspector/problem_list.py"></location>
      <source>Problem</source>
      <translation>问题</translation>
    </message>
    <message>
      <location filename="../../app/inspector/problem_list.py"></location>
      <source>Warning</source>
      <translation>警告</translation>
    </message>
  </context>
  <context>
    <name>_Progress</name>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Looking for the learning rate…</source>
      <translation>正在寻找学习率…</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Trying the cures…</source>
      <translation>正在试用疗法…</translation>
    </message>
  </context>
  <context>
    <name>_State</name>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>A moment after each change the doctor sends a few pictures through the network and back, and says what will keep it from learning. While it trains, it goes on watching.</source>
      <translation>每次改动后片刻，医生会让几张图片正向和反向通过网络，说出什么会妨碍它学习。训练时它继续观察。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Before the training, from one forward and backward pass.</source>
      <translation>训练之前，根据一次前向和反向传播。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Healthy</source>
      <translation>健康</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>No verdict yet</source>
      <translation>尚无诊断</translation>
    </message>
    <message>
      <location filename="../../app/doctor/panel.py"></location>
      <source>Of the training, up to step {count}.</source>
      <translation>根据训练，到第 {count} 步。</translation>
    </message>
  </context>
  <context>
    <name>data</name>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Leave out</source>
      <translation>去掉</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Leave out 1 picture</source>
      <translation>去掉 1 张图片</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Leave out {count} pictures</source>
      <translation>去掉 {count} 张图片</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Merge {name} into</source>
      <translation>将 {name} 合并到</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Merge {name} into {into}</source>
      <translation>将 {name} 合并到 {into}</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Move 1 picture to {name}</source>
      <translation>移动 1 张图片到 {name}</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Move back to where they came from</source>
      <translation>移回原处</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Move pictures back</source>
      <translation>移回图片</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Move to</source>
      <translation>移动到</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Move {count} pictures to {name}</source>
      <translation>移动 {count} 张图片到 {name}</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>New class…</source>
      <translation>新类别…</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Take back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Take back 1 picture</source>
      <translation>恢复 1 张图片</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <source>Take back {count} pictures</source>
      <translation>恢复 {count} 张图片</translation>
    </message>
    <message>
      <location filename="../../app/data/changes.py"></location>
      <location filename="../../app/data/gallery_menu.py"></location>
      <source>Undo all changes of pictures</source>
      <translation>撤销对图片的所有更改</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>colour</source>
      <translation>彩色</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>gray</source>
      <translation>灰度</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>left out</source>
      <translation>已去掉</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>test</source>
      <translation>测试</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>training</source>
      <translation>训练</translation>
    </message>
    <message>
      <location filename="../../app/data/facts.py"></location>
      <source>transparent</source>
      <translation>透明</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>validation</source>
      <translation>验证</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>{name}, for {part}</source>
      <translation>{name}，用于{part}</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>{name}, {part}</source>
      <translation>{name}，{part}</translation>
    </message>
    <message>
      <location filename="../../app/data/caption.py"></location>
      <source>{width} × {height} in the file</source>
      <translation>文件中为 {width} × {height}</translation>
    </message>
  </context>
  <context>
    <name>engine</name>
    <message>
      <location filename="../../engine/cli.py"></location>
      <source>--{option} does not go with --resume.</source>
      <translation>--{option} 不能与 --resume 一起使用。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/digits.py"></location>
      <source>1,797 handwritten digits of 8x8 gray pixels, white on black; they come with Strata.</source>
      <translation>1,797 个手写数字，8x8 灰度像素，黑底白字；随 Strata 附带。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/digits.py"></location>
      <source>1,797 handwritten digits of 8x8 gray pixels, white on black; they come with Strata.

A part of the "Optical Recognition of Handwritten Digits" set (Alpaydin and Kaynak, 1998), as
scikit-learn carries it. Small enough to learn in seconds. To the network's size they are enlarged
smoothly.</source>
      <translation>1,797 个手写数字，8x8 灰度像素，黑底白字；随 Strata 附带。

“Optical Recognition of Handwritten Digits” 数据集（Alpaydin 与 Kaynak，1998）的一部分，取自 scikit-learn。规模小，几秒就能学会。会平滑放大到网络所需的尺寸。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>1: gray pictures; 3: red, green and blue.</source>
      <translation>1：灰度图片；3：红、绿、蓝。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bias_before_batch_norm.py"></location>
      <source>A BatchNorm subtracts the mean of each channel, so whatever was added to the channel before is gone. It adds an offset of its own afterwards.</source>
      <translation>BatchNorm 会减去每个通道的均值，所以之前加到该通道上的任何东西都消失了。它之后会加上自己的偏移。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>A ReLU does not bound its output, so what grows keeps growing.</source>
      <translation>ReLU 不限制它的输出，所以增长的东西继续增长。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>A ReLU whose input is negative for every picture gives 0 and lets no gradient through, so nothing can bring it back. A step that was too long, or a bias far below 0, kills many at once.</source>
      <translation>如果一个 ReLU 对每张图片的输入都是负数，它就输出 0，也不让梯度通过，所以没有什么能让它恢复。一步太长，或者偏置远低于 0，会一次杀死许多。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/zero_biases.py"></location>
      <source>A bias far below 0 keeps a ReLU shut for every picture, and then nothing can open it.</source>
      <translation>远低于 0 的偏置让 ReLU 对每张图片都关闭，之后什么也打不开它。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>A convolution or Linear layer only adds and multiplies, and sums of sums are sums again. Without an activation between them many layers can do no more than one.</source>
      <translation>卷积层或全连接层只做加法和乘法，和的和仍然是和。如果中间没有激活函数，许多层能做的并不比一层多。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>A dead unit gets no gradient, so time does not wake it.</source>
      <translation>死亡的单元得不到梯度，时间唤不醒它。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>A dropout makes the loss in training the larger one; that is as it should be and does not count.</source>
      <translation>随机失活使训练时的损失更大；这是应有的，不算在内。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>A folder for each class: {classes} classes, {count} pictures.</source>
      <translation>每个类别一个文件夹：{classes} 个类别，{count} 张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>A folder of pictures holds one subfolder for each class, with its pictures inside.</source>
      <translation>图片文件夹中每个类别一个子文件夹，里面放该类别的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/thaw.py"></location>
      <source>A frozen layer keeps the weights that it has; if these were never trained, all that comes after it must learn from random features.</source>
      <translation>冻结的层保持它现有的权重；如果这些权重从未训练过，其后的一切都只能从随机特征中学习。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>A frozen layer takes no step, however long.</source>
      <translation>冻结的层不会移动，无论步子多长。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/clip_gradients.py"></location>
      <source>A gradient that is far longer than usual is shortened, its direction kept, so that one bad batch cannot throw the weights away (Pascanu et al., 2013).</source>
      <translation>远比平常长的梯度会被缩短，方向不变，这样一个坏批次就不会毁掉权重（Pascanu 等，2013）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/shrinking_filters.py"></location>
      <source>A habit, not a law: decoders and bottlenecks shrink on purpose.</source>
      <translation>这是习惯，不是定律：解码器和瓶颈结构有意缩小。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>A larger network has the same trouble with the same steps.</source>
      <translation>更大的网络用同样的步长有同样的麻烦。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>A larger network learns more wrong labels by heart.</source>
      <translation>更大的网络会记住更多错误的标签。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>A larger network still earns most by saying the large classes.</source>
      <translation>更大的网络仍然靠回答大类获益最多。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>A larger network swings as much.</source>
      <translation>更大的网络同样摇摆。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>A layer cannot feed itself.</source>
      <translation>一个层不能以自己的输出为输入。</translation>
    </message>
    <message>
      <location filename="../../engine/build/module.py"></location>
      <source>A layer cannot have the id {id}: torch needs this name itself.</source>
      <translation>层的标识不能是 {id}：torch 自己要用这个名字。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>A layer that this version of Strata does not know.</source>
      <translation>此版本的 Strata 不认识的层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>A layer that this version of Strata does not know.

It is kept as it stood in the file, and saved as it was; only training needs it known.</source>
      <translation>此版本的 Strata 不认识的层。

它按文件中的原样保留和保存；只有训练时才必须认识它。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>A layer was moved by {times} times its own size in one step; the learning rate of {rate} is too high.</source>
      <translation>一步之内有一层移动了自身大小的 {times} 倍；学习率 {rate} 太高。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>A layer whose weights do not move passes on what it made of the pictures before the first step. Where that was learnt elsewhere it is a saving; where it is random, all that follows has to make do with it.</source>
      <translation>权重不动的层只是传递训练第一步之前它对图片的处理。如果那是在别处学到的，这是节省；如果是随机的，后面的一切只能将就。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>A loss that grows by a wrong learning rate jumps about; this one grows steadily.</source>
      <translation>因学习率错误而增长的损失会跳动；这里的损失是稳定增长。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <source>A map of a single pixel cannot be normalised: it would always be 0.</source>
      <translation>只有一个像素的特征图无法归一化：结果总是 0。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>A name has 1 to 64 characters.</source>
      <translation>名称须为 1 到 64 个字符。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>A narrow layer between two wide ones without activation saves weights on purpose (bottlenecks, separable convolutions).</source>
      <translation>两个宽层之间没有激活函数的窄层是有意节省权重（瓶颈、可分离卷积）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/wider.py"></location>
      <source>A network that cannot even learn a few pictures by heart has too little room; twice the width has four times the weights.</source>
      <translation>连几张图片都记不住的网络空间太小；宽度加倍，权重变为四倍。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>A norm changes the scale of random features, not what they see.</source>
      <translation>归一化改变随机特征的尺度，而不是它们看到的东西。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>A number grew beyond what the computer can hold, or an impossible sum such as infinity minus infinity was asked for. From there on every number that depends on it is lost, so the training stops and keeps the weights of before.</source>
      <translation>某个数超出了计算机能表示的范围，或者要求计算无穷减无穷之类不可能的式子。从那里起，所有依赖它的数都丢失了，所以训练停止并保留之前的权重。</translation>
    </message>
    <message>
      <location filename="../../engine/train/range_test.py"></location>
      <source>A range test needs at least {count} steps and rates that rise.</source>
      <translation>范围测试至少需要 {count} 步，并且学习率要上升。</translation>
    </message>
    <message>
      <location filename="../../engine/cli.py"></location>
      <source>A run goes on as it began: only --epochs may grow, and --data move.</source>
      <translation>训练按开始时的样子继续：只有 --epochs 可以增加，--data 可以改变位置。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>A schedule that restarts makes such waves on purpose.</source>
      <translation>带重启的调度有意产生这样的波浪。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>A sigmoid or tanh is flat where its input is far from 0, and where it is flat its slope, and with it the gradient, is almost 0. Inputs get that large when the weights or the pictures' numbers are.</source>
      <translation>sigmoid 或 tanh 在输入远离 0 处是平的，平的地方斜率几乎为 0，梯度也几乎为 0。权重或图片的数值太大时，输入就会变得那么大。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>A skip adds to the signal; it grows still more.</source>
      <translation>跳跃连接会增加信号；它增长得更厉害。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softplus.py"></location>
      <source>A smooth ReLU that is always positive: out = log(1 + exp(beta * in)) / beta.</source>
      <translation>始终为正的平滑 ReLU：out = log(1 + exp(beta * in)) / beta。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softplus.py"></location>
      <source>A smooth ReLU that is always positive: out = log(1 + exp(beta * in)) / beta.

Its slope is the sigmoid of beta * in: near 1 for large inputs, so the gradient passes, and near 0
for very negative ones (Dugas et al., 2000). For numbers that must be positive.</source>
      <translation>始终为正的平滑 ReLU：out = log(1 + exp(beta * in)) / beta。

其斜率为 beta * in 的 sigmoid：输入很大时接近 1，梯度得以通过；输入为很小的负数时接近 0（Dugas 等，2000）。用于必须为正的数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/gelu.py"></location>
      <source>A smooth ReLU: large inputs pass with slope 1, and small negative ones keep some gradient, so that no unit dies (Hendrycks and Gimpel, 2016).</source>
      <translation>平滑的 ReLU：大的输入以斜率 1 通过，小的负数保留一些梯度，所以没有单元会死亡（Hendrycks 和 Gimpel，2016）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <source>A smooth ReLU: out = in * P(Z &lt;= in), with Z standard normal.</source>
      <translation>平滑的 ReLU：out = in * P(Z &lt;= in)，Z 服从标准正态分布。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <source>A smooth ReLU: out = in * P(Z &lt;= in), with Z standard normal.

Usual in transformers and in newer convolution networks such as ConvNeXt (Hendrycks and Gimpel,
Gaussian Error Linear Units, 2016). Its slope is near 1 for large inputs, so the gradient passes as
through ReLU; small negative inputs keep some too.</source>
      <translation>平滑的 ReLU：out = in * P(Z &lt;= in)，Z 服从标准正态分布。

常用于 Transformer 以及 ConvNeXt 等较新的卷积网络（Hendrycks 与 Gimpel，Gaussian Error Linear Units，2016）。输入很大时斜率接近 1，梯度像通过 ReLU 一样通过；较小的负输入也保留一些梯度。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/silu.py"></location>
      <source>A smooth ReLU: out = in * sigmoid(in), also called swish.</source>
      <translation>平滑的 ReLU：out = in * sigmoid(in)，也叫 swish。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/silu.py"></location>
      <source>A smooth ReLU: out = in * sigmoid(in), also called swish.

Used in EfficientNet (Elfwing et al., 2017; Ramachandran et al., Searching for Activation Functions,
2017). Like ReLU it passes the gradient for large inputs; it also passes some for small negative
ones, so units hardly die.</source>
      <translation>平滑的 ReLU：out = in * sigmoid(in)，也叫 swish。

用于 EfficientNet（Elfwing 等，2017；Ramachandran 等，Searching for Activation Functions，2017）。和 ReLU 一样，输入很大时让梯度通过；较小的负输入也让一些梯度通过，所以单元几乎不会失活。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>A symptom alone is information. It is a problem where the run also learns much less than a tiny reference network from as many of the same pictures: S_train = (H0 - loss) / (H0 - the reference's loss) or S_val = (balanced accuracy - chance) / (the reference's - chance), where H0 is the loss of the best constant answer.</source>
      <translation>仅有症状只是信息。只有当训练从同样多的同样图片中学到的也远少于一个很小的参照网络时，它才是问题：S_train = (H0 - 损失) / (H0 - 参照的损失)，或 S_val = (均衡准确率 - 随机) / (参照的 - 随机)，其中 H0 是最好的常数回答的损失。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>A tiny reference network learns these training pictures by heart, and gets {accuracy} of new ones; the surer it is, the more it is wrong (loss {loss}; blind guessing: {guess}). The labels contradict one another.</source>
      <translation>一个很小的参照网络记住了这些训练图片，对新图片的准确率是 {accuracy}；它越有把握，错得越多（损失 {loss}；盲猜：{guess}）。标签互相矛盾。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>A trained model (.safetensors), or the folder of a training: each layer with the same name and shape begins with its weights; empty: with new ones.</source>
      <translation>训练好的模型（.safetensors）或一次训练的文件夹：名称和形状相同的层用它的权重开始；留空：用新权重。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>A wider sum is still a sum.</source>
      <translation>更宽的和仍然是和。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/windows.py"></location>
      <source>A window of {reach} pixels does not fit on a map of {height}x{width}.</source>
      <translation>{reach} 像素的窗口大于 {height}x{width} 的特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <source>AMSGrad</source>
      <translation>AMSGrad</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Activation</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>Adadelta</source>
      <translation>Adadelta</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>Adagrad</source>
      <translation>Adagrad</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <source>Adam</source>
      <translation>Adam</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <source>Adam that takes the slope where the momentum leads, not where it stands.</source>
      <translation>在动量将到达之处求梯度的 Adam。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <source>Adam that takes the slope where the momentum leads, not where it stands.

As Adam, but the mean gradient m is looked at one step ahead: mu(t+1) m / (1 - prod mu) + (1 - mu(t))
g / (1 - prod mu), with mu(t) = beta1 (1 - 0.96^(t * warming) / 2) (Dozat, 2016).</source>
      <translation>在动量将到达之处求梯度的 Adam。

同 Adam，但梯度均值 m 向前看一步：mu(t+1) m / (1 - prod mu) + (1 - mu(t)) g / (1 - prod mu)，其中 mu(t) = beta1 (1 - 0.96^(t * warming) / 2)（Dozat，2016）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <source>Adam whose weight decay does not pass through the running means.</source>
      <translation>权重衰减不经过滑动平均的 Adam。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <source>Adam whose weight decay does not pass through the running means.

w &lt;- w - rate * decay * w, then w &lt;- w - rate * m / (sqrt(v) + eps) as in Adam (Loshchilov and
Hutter, Decoupled Weight Decay Regularization, 2019). All weights are pulled towards 0 alike,
also those with large gradients; with decay 0 it is Adam.</source>
      <translation>权重衰减不经过滑动平均的 Adam。

w &lt;- w - rate * decay * w，再按 Adam 做 w &lt;- w - rate * m / (sqrt(v) + eps)（Loshchilov 与 Hutter，Decoupled Weight Decay Regularization，2019）。所有权重都以同样的比例拉向 0，梯度大的也不例外；衰减为 0 时就是 Adam。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>Adam with a start of its own: while the mean squared gradient is uncertain, it goes by momentum alone.</source>
      <translation>自带起步方式的 Adam：梯度平方均值尚不可靠时，只按动量走。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>Adam with a start of its own: while the mean squared gradient is uncertain, it goes by momentum alone.

With r = 2 / (1 - beta2) - 1 and r(t) = r - 2 t beta2^t / (1 - beta2^t): where r(t) &gt; 5 Adam's step
times sqrt((r(t) - 4)(r(t) - 2) r / ((r - 4)(r - 2) r(t))), else w &lt;- w - rate * m (Liu et al., On
the Variance of the Adaptive Learning Rate and Beyond, 2020). It needs no warm-up.</source>
      <translation>自带起步方式的 Adam：梯度平方均值尚不可靠时，只按动量走。

设 r = 2 / (1 - beta2) - 1，r(t) = r - 2 t beta2^t / (1 - beta2^t)：r(t) &gt; 5 时用 Adam 的步长乘以 sqrt((r(t) - 4)(r(t) - 2) r / ((r - 4)(r - 2) r(t)))，否则 w &lt;- w - rate * m（Liu 等，On the Variance of the Adaptive Learning Rate and Beyond，2020）。不需要学习率预热。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <source>AdamW</source>
      <translation>AdamW</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>AdamW beta1</source>
      <translation>AdamW 的 beta1</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>AdamW beta2</source>
      <translation>AdamW 的 beta2</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>AdamW epsilon</source>
      <translation>AdamW 的 epsilon</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>AdamW learning rate</source>
      <translation>AdamW 学习率</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>AdamW's memory of the mean gradient.</source>
      <translation>AdamW 对平均梯度的记忆。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>AdamW's memory of the mean squared gradient.</source>
      <translation>AdamW 对平均平方梯度的记忆。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Adaptive</source>
      <translation>自适应</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_avg_pool2d.py"></location>
      <source>AdaptiveAvgPool2d</source>
      <translation>AdaptiveAvgPool2d</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_max_pool2d.py"></location>
      <source>AdaptiveMaxPool2d</source>
      <translation>AdaptiveMaxPool2d</translation>
    </message>
    <message>
      <location filename="../../engine/layers/add.py"></location>
      <source>Add</source>
      <translation>相加</translation>
    </message>
    <message>
      <location filename="../../engine/train/distributed.py"></location>
      <source>Add --device cpu, or start one process.</source>
      <translation>请加上 --device cpu，或只启动一个进程。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/dropout.py"></location>
      <location filename="../../engine/doctor/cures/glorot_initialisation.py"></location>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <location filename="../../engine/doctor/cures/lsuv.py"></location>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Add a Conv2d or Linear layer.</source>
      <translation>请添加一个 Conv2d 或 Linear 层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Add a Linear layer with {classes} units before {layer}.</source>
      <translation>在 {layer} 之前加一个有 {classes} 个单元的全连接层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Add a LogSoftmax after this layer, or choose the loss cross-entropy.</source>
      <translation>请在此层之后添加 LogSoftmax，或将损失函数选为交叉熵。</translation>
    </message>
    <message>
      <location filename="../../engine/data/dataset.py"></location>
      <source>Add a folder train, or rows of the table with the split train.</source>
      <translation>请添加 train 文件夹，或在表格中添加划分为 train 的行。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/wider.py"></location>
      <source>Add a layer before the last one.</source>
      <translation>在最后一层之前加一层。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>Add a subfolder for each other class; telling apart takes at least two.</source>
      <translation>请为其他每个类别添加一个子文件夹；分类至少需要两个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/dropout.py"></location>
      <source>Add dropout</source>
      <translation>加入随机失活</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/momentum.py"></location>
      <source>Add momentum 0.9</source>
      <translation>加入动量 0.9</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/normalise_input.py"></location>
      <source>Add one.</source>
      <translation>请加一个。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/small_classes.py"></location>
      <source>Add pictures, merge the class with another, or leave it out.</source>
      <translation>请添加图片、将该类别与另一类别合并，或去掉该类别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/skip_connections.py"></location>
      <source>Add skip connections</source>
      <translation>加入跳跃连接</translation>
    </message>
    <message>
      <location filename="../../engine/spec/remedies.py"></location>
      <source>Add {type}</source>
      <translation>加入 {type}</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>Added to the variance, so that the division stays finite where all is equal.</source>
      <translation>加在方差上，使所有值都相等时除法仍得到有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>Adds a border of zeros around each map; each side has its own width.</source>
      <translation>在每个特征图四周补零；各边宽度可不同。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>Adds a border of zeros around each map; each side has its own width.

Convolutions can pad by themselves; this is for other borders than theirs: on one side only, or
before a pooling.</source>
      <translation>在每个特征图四周补零；各边宽度可不同。

卷积自己就能填充；本层用于其他情形：只补一边，或在池化之前补。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <source>Adds a normally distributed random number to every value of every pixel, like a camera's grain.</source>
      <translation>给每个像素的每个值加上正态分布的随机数，像相机的噪点。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <source>Adds a normally distributed random number to every value of every pixel, like a camera's grain.

What leaves the range from black to white is cut off.</source>
      <translation>给每个像素的每个值加上正态分布的随机数，像相机的噪点。

超出从黑到白范围的部分会被截去。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/add.py"></location>
      <source>Adds its inputs number by number: the joint where a skip connection comes back.</source>
      <translation>将各输入逐元素相加：跳跃连接汇合之处。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/add.py"></location>
      <source>Adds its inputs number by number: the joint where a skip connection comes back.

The gradient passes through the sum unchanged, so layers before it are reached even when the
branch beside it hardly lets anything through (He et al., Deep Residual Learning, 2015).</source>
      <translation>将各输入逐元素相加：跳跃连接汇合之处。

梯度原样通过加法，因此即使旁边的分支几乎不让梯度通过，前面的层也能得到梯度（He 等，Deep Residual Learning，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gaussian_noise.py"></location>
      <source>Adds normal noise to every number while training: out = in + s * N(0, 1); in use, out = in.</source>
      <translation>训练时给每个数加上正态噪声：out = in + s * N(0, 1)；使用时 out = in。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gaussian_noise.py"></location>
      <source>Adds normal noise to every number while training: out = in + s * N(0, 1); in use, out = in.

The network cannot rely on exact numbers and so overfits less (Bishop, Training with Noise is
Equivalent to Tikhonov Regularization, 1995). Right after Input it makes up for few pictures. The
gradient passes unchanged.</source>
      <translation>训练时给每个数加上正态噪声：out = in + s * N(0, 1)；使用时 out = in。

网络无法依赖精确的数值，因而较少过拟合（Bishop，Training with Noise is Equivalent to Tikhonov Regularization，1995）。紧接在输入层之后，可弥补图片太少的不足。梯度原样通过。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>After how many epochs it starts again; 0: never.</source>
      <translation>多少轮之后重新开始；0：不重启。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/multi_step.py"></location>
      <source>After which epochs the rate falls.</source>
      <translation>在哪些轮之后降低学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/data/dataset.py"></location>
      <source>After your edits only the class {name} is left.</source>
      <translation>按您的编辑，只剩下类别 {name}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>After {pictures} of the run the network has {share} of the skill of a tiny reference network.</source>
      <translation>训练进行到 {pictures} 时，网络的学会程度是小参照网络的 {share}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>After {pictures} of the run the network has {share} of the skill of a tiny reference network; it cannot even learn one small batch by heart ({fit}), so it is too small or too hard to train.</source>
      <translation>训练进行到 {pictures} 时，网络的学会程度是小参照网络的 {share}；它连一个小批次都记不住（{fit}），所以它太小或太难训练。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/zero_biases.py"></location>
      <source>All biases start at 0 already.</source>
      <translation>所有偏置已经从 0 开始。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>All filters or units of {layer} start the same, so they get the same gradient and stay the same.</source>
      <translation>{layer} 的所有滤波器或单元开始时都相同，所以它们得到相同的梯度，并一直相同。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/glorot_initialisation.py"></location>
      <source>All layers start by Glorot already.</source>
      <translation>所有层已经按 Glorot 初始化。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <source>All layers start by what suits them already.</source>
      <translation>所有层已经用适合它们的方式初始化。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>All layers with weights are frozen, so there is nothing to train.</source>
      <translation>所有有权重的层都被冻结了，所以没有什么可训练。</translation>
    </message>
    <message>
      <location filename="../../engine/data/dataset.py"></location>
      <source>All pictures are given for validation or test; none is left to train on.</source>
      <translation>所有图片都划给了验证或测试；没有图片可用于训练。</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>All pictures are of one class.</source>
      <translation>所有图片都属于同一类别。</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>Also found as: {names}.</source>
      <translation>也可这样搜索：{names}。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/selu.py"></location>
      <source>An ELU scaled so that numbers keep mean 0 and variance 1 through many layers by themselves.</source>
      <translation>经过缩放的 ELU，使数值穿过许多层后仍自动保持均值 0、方差 1。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/selu.py"></location>
      <source>An ELU scaled so that numbers keep mean 0 and variance 1 through many layers by themselves.

out = 1.0507 * (in if in &gt; 0, else 1.6733 * (exp(in) - 1)) (Klambauer et al., Self-Normalizing
Neural Networks, 2017). It holds activations and gradients at one scale without BatchNorm, if the
weights start by the LeCun initialisation.</source>
      <translation>经过缩放的 ELU，使数值穿过许多层后仍自动保持均值 0、方差 1。

out = 1.0507 * (in &gt; 0 时为 in，否则为 1.6733 * (exp(in) - 1))（Klambauer 等，Self-Normalizing Neural Networks，2017）。若权重按 LeCun 初始化，无需 BatchNorm 就能使激活值和梯度保持同一量级。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>An NPZ file, an NPY file, or the folder, zip or tar that holds NPY files.</source>
      <translation>NPZ 文件、NPY 文件，或含有 NPY 文件的文件夹、zip 或 tar。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/augmentation.py"></location>
      <source>An augmentation that this version of Strata does not know.</source>
      <translation>此版本的 Strata 不认识的数据增强。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/augmentation.py"></location>
      <source>An augmentation that this version of Strata does not know.

All that the file says of it is in `unknown`, and saved as it was; only training needs it known.</source>
      <translation>此版本的 Strata 不认识的数据增强。

文件中的全部内容都在 `unknown` 里，按原样保存；只有训练时才必须认识它。</translation>
    </message>
    <message>
      <location filename="../../app/data/background.py"></location>
      <location filename="../../app/training/worker.py"></location>
      <source>An error came up: {reason}.</source>
      <translation>发生错误：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>Another layer is called {name}.</source>
      <translation>已有另一层叫 {name}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/meeting.py"></location>
      <source>Another process of this training was lost.</source>
      <translation>这次训练的另一个进程丢失了。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>Another seed, other pictures.</source>
      <translation>种子不同，图片也不同。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/weigh_classes.py"></location>
      <source>Answering with the largest class no longer pays: the pictures of a small class count for as much together.</source>
      <translation>只回答最大的类不再有好处：小类的图片合起来同样重要。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>Arrays of numpy: an NPZ file, or NPY files beside one another.</source>
      <translation>NumPy 数组：一个 NPZ 文件，或放在一起的若干 NPY 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>Arrays of numpy: an NPZ file, or NPY files beside one another.

The pictures are called x, images or data, the labels y, labels or targets; with train, val or test
in the name, they are the split. Pictures are (N, height, width), with a last or a second axis of 1,
3 or 4 channels, or rows of pixels of square pictures; of 0..255, 0..1 or any other numbers. Arrays of
Python objects are refused, as they would have to be run.</source>
      <translation>NumPy 数组：一个 NPZ 文件，或放在一起的若干 NPY 文件。

图片命名为 x、images 或 data，标签命名为 y、labels 或 targets；名称中带有 train、val 或 test 的，即为相应的划分。图片为 (N, 高, 宽)，最后一轴或第二轴可为 1、3 或 4 个通道；也可以是正方形图片展开成的像素行；取值为 0..255、0..1 或其他任何数。含 Python 对象的数组会被拒绝，因为读取它们就要执行代码。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/group_norm.py"></location>
      <source>As BatchNorm, but within each picture, so that it works with small batches and does the same in training and in use (Wu and He, 2018).</source>
      <translation>类似 BatchNorm，但在每张图片之内进行，所以适合小批次，训练和使用时做法相同（Wu 和 He，2018）。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>Ask for more, or leave --epochs out to go on with these.</source>
      <translation>请要求更多轮，或省略 --epochs 以便用现有的继续。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/binary_cross_entropy.py"></location>
      <source>Asks of each class by itself whether the picture shows it: yes for its own, no for the others.</source>
      <translation>对每个类别单独判断图片是否属于它：对自己的类别为是，对其他为否。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/binary_cross_entropy.py"></location>
      <source>Asks of each class by itself whether the picture shows it: yes for its own, no for the others.

J = -1/(mK) sum_i sum_k [y log s(h) + (1 - y) log(1 - s(h))] with the sigmoid s and one-hot labels
y, as `nn.BCEWithLogitsLoss`. It takes logits, so no Sigmoid or Softmax belongs before it.</source>
      <translation>对每个类别单独判断图片是否属于它：对自己的类别为是，对其他为否。

J = -1/(mK) sum_i sum_k [y log s(h) + (1 - y) log(1 - s(h))]，s 为 sigmoid，y 为独热标签，同 `nn.BCEWithLogitsLoss`。它的输入是 logits，所以前面不要放 Sigmoid 或 Softmax。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>At step {step} a number was no longer finite: the first weights are far too large.</source>
      <translation>第 {step} 步有数不再有限：最初的权重太大了。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>At step {step} a number was no longer finite: the steps are too long.</source>
      <translation>第 {step} 步有数不再有限：步子太长。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>At step {step} a number was no longer finite; the pictures enter unscaled, up to 255.</source>
      <translation>第 {step} 步有数不再有限；图片未经缩放就进入，最大到 255。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>At step {step} the gradient was {times} times as long as usual, and the loss rose from {before} to {after}.</source>
      <translation>第 {step} 步的梯度是平常的 {times} 倍，损失从 {before} 升到 {after}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>At step {step} the loss was no longer finite.</source>
      <translation>第 {step} 步的损失不再有限。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>At step {step} the numbers of {layer} were no longer finite: the steps are too long.</source>
      <translation>第 {step} 步 {layer} 的数不再有限：步子太长。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>At step {step} the weights changed by {share} of their own size; around 0.1 % is healthy. The learning rate of {rate} is too high.</source>
      <translation>第 {step} 步权重改变了自身大小的 {share}；健康值约为 0.1 %。学习率 {rate} 太高。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>At step {step} the weights changed by {times} times their own size; around a thousandth is healthy. The learning rate of {rate} is too high.</source>
      <translation>第 {step} 步权重改变了自身大小的 {times} 倍；健康值约为千分之一。学习率 {rate} 太高。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>At the end of a good run the gradient is small too, and rho grows without harm.</source>
      <translation>好的训练结束时梯度也很小，rho 会增长而无害。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>At the end of a schedule the steps are short on purpose; the median of the whole run counts.</source>
      <translation>调度结束时步子有意变短；以整个训练的中位数为准。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>At this pace the weights move by {way} of their own size in the whole run; 50 % and more is healthy. The learning rate of {rate} is too low.</source>
      <translation>按这个速度，整个训练中权重只移动自身大小的 {way}；50 % 以上才健康。学习率 {rate} 太低。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/augmentation.py"></location>
      <source>Augment the pictures</source>
      <translation>增强图片</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>Average pooling over a whole map alone costs about one decade, and residual skips let a network learn although a branch is starved; so the symptom alone is only information.</source>
      <translation>仅对整张特征图做平均池化就会损失约一个数量级，而残差跳跃让网络即使某个分支得不到梯度也能学习；所以仅有症状只是信息。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <source>AvgPool2d</source>
      <translation>AvgPool2d</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>Bad initialisation</source>
      <translation>初始化不当</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Batch normalisation keeps each sigmoid where it has slope, and the depth learns.</source>
      <translation>批归一化让每个 sigmoid 停在有斜率的区间，深层网络就学得动了。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <source>BatchNorm</source>
      <translation>BatchNorm</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>BatchNorm behind the first layer makes the scale harmless; a network that learns nevertheless gets only the information.</source>
      <translation>第一层之后的 BatchNorm 使尺度无害；仍能学习的网络只得到信息。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>BatchNorm measures mean and variance in steps of {count} pictures: they are mostly chance.</source>
      <translation>BatchNorm 在每步 {count} 张图片中测量均值和方差：它们大多是偶然。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>BatchNorm uses the batch while training and running means in use; where those do not fit, the network in use is another one than that which was trained. Small batches and a memory that is too long or too short are the usual reasons.</source>
      <translation>BatchNorm 训练时用批次的统计，使用时用滑动均值；两者不符时，使用中的网络就不是训练过的那个。常见的原因是批次太小，或记忆太长、太短。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/larger_batch.py"></location>
      <source>Batches of {count} pictures are large already.</source>
      <translation>每批 {count} 张图片已经很大。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/batch_norm.py"></location>
      <source>Batches of {count} pictures are too small for BatchNorm.</source>
      <translation>每批 {count} 张图片对 BatchNorm 来说太少。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>Before the first step the outputs spread over {spread}; around 1 is healthy.</source>
      <translation>第一步之前输出的分散程度是 {spread}；健康值约为 1。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>Behind a normalisation a growing scale is harmless, and Adam does not mind the length of the gradient; so a network that learns nevertheless only gets the information.</source>
      <translation>在归一化之后增长的尺度无害，Adam 也不在意梯度的长度；所以仍能学习的网络只得到信息。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>Behind a normalisation weights of any length do the same, and long steps are soon harmless.</source>
      <translation>在归一化之后，任何长度的权重作用相同，长步子很快无害。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/positive_rate.py"></location>
      <source>Below 0 each step goes up the slope instead of down, and the loss grows.</source>
      <translation>低于 0 时每一步都上坡而不是下坡，损失增长。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>Between {layer} and the next layer nothing bends the numbers: together they are one layer.</source>
      <translation>{layer} 和下一层之间没有非线性：它们合起来是一层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Bfloat16</source>
      <translation>Bfloat16</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bias_before_batch_norm.py"></location>
      <source>Bias before a BatchNorm</source>
      <translation>BatchNorm 之前的偏置</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>Bilinear</source>
      <translation>双线性</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/binary_cross_entropy.py"></location>
      <source>Binary cross-entropy</source>
      <translation>二元交叉熵</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>Black</source>
      <translation>黑色</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <source>Blur</source>
      <translation>模糊</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <source>Blurs the picture with a Gaussian of random width, as a camera out of focus does.</source>
      <translation>用随机宽度的高斯核模糊图片，像相机没有对准焦。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <source>Blurs the picture with a Gaussian of random width, as a camera out of focus does.

For photos that are not all sharp; it also keeps the network from relying on the finest texture.</source>
      <translation>用随机宽度的高斯核模糊图片，像相机没有对准焦。

用于并非都清晰的照片；也能防止网络依赖最细的纹理。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>Border around the input. same: the output is as large as the input over the stride; valid: none; at most half of the window.</source>
      <translation>输入四周的边框。same：输出大小等于输入除以步幅；valid：不加；至多为窗口的一半。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>Bring them back as they were, or train from the beginning.</source>
      <translation>请把它们恢复原样，或从头训练。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>Bring them to one shape: a Conv2d of kernel 1 changes channels, pooling sizes.</source>
      <translation>请让它们形状一致：核大小为 1 的 Conv2d 可改变通道数，池化可改变大小。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/merge.py"></location>
      <source>Bring them to one shape: a Conv2d of kernel 1 changes channels, stride or pooling the size.</source>
      <translation>请让它们形状一致：核大小为 1 的 Conv2d 可改变通道数，步幅或池化可改变大小。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/concat.py"></location>
      <source>Bring them to one size by stride, pooling, padding or Crop.</source>
      <translation>请用步幅、池化、填充或裁剪使它们大小一致。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>Brings all numbers of each picture to mean 0 and variance 1, then scales and shifts them.</source>
      <translation>使每张图片的所有数均值为 0、方差为 1，再缩放和平移。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>Brings all numbers of each picture to mean 0 and variance 1, then scales and shifts them.

out = scale * (in - mean) / sqrt(variance + epsilon) + shift, with mean and variance over channels
and pixels of one picture; every number has its own scale and shift (Ba et al., Layer Normalization,
2016). It does the same in training and in use and minds no batch size, and it keeps the gradient at
one scale from layer to layer. For vectors; on large maps its scales and shifts are many, there
GroupNorm is lighter.</source>
      <translation>使每张图片的所有数均值为 0、方差为 1，再缩放和平移。

out = scale * (in - mean) / sqrt(variance + epsilon) + shift，均值和方差取自一张图片的所有通道和像素；每个数有自己的缩放和平移（Ba 等，Layer Normalization，2016）。训练和使用时做法相同，与批大小无关，并使梯度逐层保持同一量级。适合向量；在大的特征图上缩放和平移参数很多，那时 GroupNorm 更轻。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <source>Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it.</source>
      <translation>使每个通道在整批上均值为 0、方差为 1，再缩放和平移。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <source>Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it.

out = scale * (in - mean) / sqrt(variance + epsilon) + shift. While training, mean and variance are
those of the batch and its pixels; in use, running means of them (Ioffe and Szegedy, Batch
Normalization, 2015).

It keeps activations where the activation function has slope, and the gradient at one scale through
many layers: the first cure of a vanishing gradient. Put it between a convolution or Linear layer
(whose bias it makes needless) and the activation. It needs batches of some 16 pictures or more;
below that use GroupNorm.</source>
      <translation>使每个通道在整批上均值为 0、方差为 1，再缩放和平移。

out = scale * (in - mean) / sqrt(variance + epsilon) + shift。训练时均值和方差取自当前批及其像素；使用时取其滑动平均（Ioffe 与 Szegedy，Batch Normalization，2015）。

它使激活值停留在激活函数有斜率的区间，并使梯度穿过许多层仍保持同一量级：是治疗梯度消失的首选。放在卷积或 Linear 层（其偏置因此不再需要）与激活函数之间。每批需要约 16 张以上的图片；更少时请用 GroupNorm。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <source>Brings each map of each picture to mean 0 and variance 1, then scales and shifts it.</source>
      <translation>使每张图片的每个特征图均值为 0、方差为 1，再缩放和平移。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <source>Brings each map of each picture to mean 0 and variance 1, then scales and shifts it.

out = scale * (in - mean) / sqrt(variance + epsilon) + shift, with mean and variance over the pixels
of one map (Ulyanov et al., Instance Normalization, 2016). It takes contrast and colour cast out of
a picture; good where these say nothing of the class. Like its kin it keeps the gradient at one
scale through many layers.</source>
      <translation>使每张图片的每个特征图均值为 0、方差为 1，再缩放和平移。

out = scale * (in - mean) / sqrt(variance + epsilon) + shift，均值和方差取自一个特征图的像素（Ulyanov 等，Instance Normalization，2016）。它去除图片的对比度和色偏；当这些与类别无关时效果好。和同类的层一样，它使梯度穿过许多层仍保持同一量级。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>Brings groups of channels of each picture to mean 0 and variance 1, then scales and shifts them.</source>
      <translation>使每张图片的各组通道均值为 0、方差为 1，再缩放和平移。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>Brings groups of channels of each picture to mean 0 and variance 1, then scales and shifts them.

out = scale * (in - mean) / sqrt(variance + epsilon) + shift, with mean and variance over the
channels of a group and their pixels; each channel has its own scale and shift (Wu and He, Group
Normalization, 2018). Like BatchNorm it keeps the gradient at one scale through many layers, and it
works as well with batches of one picture.</source>
      <translation>使每张图片的各组通道均值为 0、方差为 1，再缩放和平移。

out = scale * (in - mean) / sqrt(variance + epsilon) + shift，均值和方差取自一组通道及其像素；每个通道有自己的缩放和平移（Wu 与 He，Group Normalization，2018）。和 BatchNorm 一样，它使梯度穿过许多层仍保持同一量级，而且每批只有一张图片时同样有效。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>By how many pixels the filter moves; 2 halves the map.</source>
      <translation>卷积核每次移动的像素数；2 使特征图减半。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>By how many pixels the window moves. kernel: by its own size, without overlap.</source>
      <translation>窗口每次移动的像素数。kernel：移动窗口自身的大小，互不重叠。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <source>CIFAR, binary archive</source>
      <translation>CIFAR（二进制版）</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>CIFAR, python archive</source>
      <translation>CIFAR（Python 版）</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <source>CIFAR-10 or CIFAR-100 from the official archive, binary version, packed or unpacked.</source>
      <translation>官方压缩包中的 CIFAR-10 或 CIFAR-100，二进制版，压缩或已解压均可。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <source>CIFAR-10 or CIFAR-100 from the official archive, binary version, packed or unpacked.

The test pictures stay the test; those for validation are taken of the training ones.</source>
      <translation>官方压缩包中的 CIFAR-10 或 CIFAR-100，二进制版，压缩或已解压均可。

测试图片仍用于测试；验证图片从训练图片中划出。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>CIFAR-10 or CIFAR-100 from the official archive, python version, packed or unpacked.</source>
      <translation>官方压缩包中的 CIFAR-10 或 CIFAR-100，Python 版，压缩或已解压均可。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>CIFAR-10 or CIFAR-100 from the official archive, python version, packed or unpacked.

Its files are pickles; they are read by a reader of Strata's own, which can build data and nothing
else. The test pictures stay the test; those for validation are taken of the training ones.</source>
      <translation>官方压缩包中的 CIFAR-10 或 CIFAR-100，Python 版，压缩或已解压均可。

其中的文件是 pickle；由 Strata 自己的读取器读取，只能生成数据，不能做别的。测试图片仍用于测试；验证图片从训练图片中划出。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>CPU threads</source>
      <translation>CPU 线程</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>CUDA (NVIDIA)</source>
      <translation>CUDA（NVIDIA）</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/surgery.py"></location>
      <source>Change it by hand.</source>
      <translation>请手动更改。</translation>
    </message>
    <message>
      <location filename="../../engine/build/module.py"></location>
      <source>Change it in the project file, in the layer and in its edges.</source>
      <translation>请在项目文件中修改该层及其连线里的标识。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Change its permissions, or copy it elsewhere.</source>
      <translation>请更改其权限，或复制到别处。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/momentum.py"></location>
      <source>Change the learning rate instead.</source>
      <translation>请改为更改学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Change the pattern, so that it finds two classes or more.</source>
      <translation>请修改模式，使其找到两个或更多类别。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>Changes brightness, contrast, saturation and hue, each by a random factor, in random order.</source>
      <translation>以随机的幅度和随机的次序改变亮度、对比度、饱和度和色相。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>Changes brightness, contrast, saturation and hue, each by a random factor, in random order.

For photos taken in different light and by different cameras. The hue is for cases where colour says
nothing of the class; it takes six times as long as the three others. Gray pictures have neither
saturation nor hue.</source>
      <translation>以随机的幅度和随机的次序改变亮度、对比度、饱和度和色相。

用于在不同光线下、用不同相机拍摄的照片。色相只在颜色与类别无关时使用；它耗时是其余三项之和的六倍。灰度图片没有饱和度和色相。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Channels first</source>
      <translation>通道在前</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Channels last</source>
      <translation>通道在后</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>Channels, height and width, or one length. -1, once: as many as are left.</source>
      <translation>通道数、高和宽，或一个长度。其中一个可为 -1：取剩余的数目。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Check its name and folder.</source>
      <translation>请检查文件名和文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Check that it is a file and that you may read it.</source>
      <translation>请确认它是文件，且您有读取权限。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Choose a CSV or TSV file beside its pictures.</source>
      <translation>请选择与图片放在一起的 CSV 或 TSV 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Choose a PNG, JPEG, WebP, GIF, BMP or TIFF file.</source>
      <translation>请选择 PNG、JPEG、WebP、GIF、BMP 或 TIFF 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>Choose a folder, or a zip or tar file that holds one.</source>
      <translation>请选择文件夹，或包含文件夹的 zip 或 tar 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Choose a picture in it.</source>
      <translation>请选择其中的一张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/cache.py"></location>
      <source>Choose a smaller size in the input layer, or fewer pictures.</source>
      <translation>请在输入层中选择较小的尺寸，或减少图片。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Choose an output padding below the stride, or below the dilation.</source>
      <translation>请选择小于步幅或小于膨胀的输出填充。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>Choose another model, or leave the field empty to begin with new weights.</source>
      <translation>请选择另一个模型，或将此项留空以用新权重开始。</translation>
    </message>
    <message>
      <location filename="../../engine/cli.py"></location>
      <source>Choose another name, or add --force.</source>
      <translation>请换一个名称，或加上 --force。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>Choose another name.</source>
      <translation>请换一个名称。</translation>
    </message>
    <message>
      <location filename="../../app/classify/reader.py"></location>
      <source>Choose another picture.</source>
      <translation>请换一张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/train/device.py"></location>
      <source>Choose auto or one of: {there}.</source>
      <translation>请选择自动，或以下之一：{there}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <source>Choose cifar-10-binary.tar.gz or cifar-100-binary.tar.gz, or the folder unpacked from it.</source>
      <translation>请选择 cifar-10-binary.tar.gz 或 cifar-100-binary.tar.gz，或由其解压出的文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>Choose cifar-10-python.tar.gz or cifar-100-python.tar.gz, or the folder unpacked from it.</source>
      <translation>请选择 cifar-10-python.tar.gz 或 cifar-100-python.tar.gz，或由其解压出的文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>Choose fewer groups.</source>
      <translation>请减少组数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/momentum.py"></location>
      <source>Choose gradient descent first, if you want to see what momentum does.</source>
      <translation>如果想看动量的作用，请先选择梯度下降。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <source>Choose groups that divide both channels ({channels}) and filters ({filters}).</source>
      <translation>请选择能同时整除通道数（{channels}）和卷积核数（{filters}）的组数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Choose groups that divide both.</source>
      <translation>请选择能同时整除两者的组数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>Choose groups that divide {channels}.</source>
      <translation>请选择能整除 {channels} 的组数。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Choose one of {ids}.</source>
      <translation>请选择以下之一：{ids}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/choose.py"></location>
      <source>Choose one of {names}, or the path of your pictures: a folder, an archive or a table.</source>
      <translation>请选择 {names} 之一，或您的图片的路径：文件夹、压缩包或表格。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Choose one whose file names tell the class.</source>
      <translation>请选择文件名中带有类别的文件夹。</translation>
    </message>
    <message>
      <location filename="../../app/data/store.py"></location>
      <source>Choose other data. The details tell more.</source>
      <translation>请选择其他数据。详细信息中有更多说明。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>Choose sizes whose product is {numbers}; one may be -1.</source>
      <translation>请选择乘积为 {numbers} 的各维大小；其中一个可为 -1。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/preflight.py"></location>
      <location filename="../../engine/train/preparing.py"></location>
      <source>Choose smaller validation and test parts.</source>
      <translation>请减小验证和测试部分。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Choose the column that holds the classes.</source>
      <translation>请选择类别所在的列。</translation>
    </message>
    <message>
      <location filename="../../engine/data/recognise.py"></location>
      <source>Choose the folder that holds one subfolder of pictures for each class.</source>
      <translation>请选择每个类别一个图片子文件夹的那个文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Choose the table itself.</source>
      <translation>请直接选择表格文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>Choose “Parts in folders” as the kind of pictures; or drop the folder again, and it is recognised.</source>
      <translation>请将图片来源选为“按部分分文件夹”；或重新拖入该文件夹，即可自动识别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/clip_gradients.py"></location>
      <source>Clip the gradients</source>
      <translation>裁剪梯度</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/clip_gradients.py"></location>
      <source>Clipping does not mend what makes them large: look at the weights' start and the rate.</source>
      <translation>裁剪不能修复使它们变大的原因：请看权重的初始化和学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>Clipping makes gradients smaller; on the flat ends they are too small.</source>
      <translation>裁剪使梯度变小；在平坦的两端它们已经太小。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>Clipping makes the steps shorter still.</source>
      <translation>裁剪使步子更短。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>Clipping only makes gradients smaller; here they are too small.</source>
      <translation>裁剪只会使梯度变小；这里它们太小。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>Coarse</source>
      <translation>粗类</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>Colour</source>
      <translation>色彩</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Colour may tell classes apart; with three channels the network sees it.</source>
      <translation>颜色可能有助于区分类别；用三个通道，网络才看得到。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>Coloured shapes in any place, size and colour, a little turned, on a textured ground.</source>
      <translation>位置、大小、颜色各异且略有旋转的彩色形状，画在有纹理的背景上。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>Coloured shapes in any place, size and colour, a little turned, on a textured ground.

Drawn at the network's own size, so they suit any network. No pixel by itself tells the class: a
linear model hardly beats guessing, and a small convolutional network gets nine of ten. The same
seed gives the same pictures on every machine.</source>
      <translation>位置、大小、颜色各异且略有旋转的彩色形状，画在有纹理的背景上。

按网络自身的尺寸绘制，因此适合任何网络。任何单个像素都看不出类别：线性模型几乎等于瞎猜，小型卷积网络则能认对九成。种子相同，在任何机器上图片都相同。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>Colourfulness is multiplied by 1 plus or minus up to this.</source>
      <translation>饱和度乘以 1 加减至多此值。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>Colours move around the colour circle, by up to this share of it.</source>
      <translation>颜色沿色环移动，至多移动色环的这一比例。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Computes each step's pictures in so many parts and adds up their gradients: the same step, with less memory.</source>
      <translation>将每一步的图片分成若干份计算并累加梯度：步的结果相同，占用内存更少。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/concat.py"></location>
      <source>Concat</source>
      <translation>拼接</translation>
    </message>
    <message>
      <location filename="../../engine/layers/concat.py"></location>
      <source>Concat needs maps of equal height and width, but gets {shapes}.</source>
      <translation>拼接需要高和宽相等的特征图，但收到的是 {shapes}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>Connect it, or delete the layer.</source>
      <translation>请连接它，或删除该层。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>Connects every input number to every output number by a learnt weight: out = W in + b.</source>
      <translation>全连接：每个输入与每个输出之间都有一个可学习的权重：out = W in + b。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>Connects every input number to every output number by a learnt weight: out = W in + b.

The last one has as many units as there are classes. Large ones after maps hold most of a network's
weights: global average pooling before them saves much.</source>
      <translation>全连接：每个输入与每个输出之间都有一个可学习的权重：out = W in + b。

最后一层的单元数等于类别数。特征图之后的大型 Linear 层占去网络的大部分权重：在它前面做全局平均池化可大为节省。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <location filename="../../engine/train/schedules/constant.py"></location>
      <source>Constant</source>
      <translation>常数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <source>Conv2d</source>
      <translation>Conv2d</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>ConvTranspose2d</source>
      <translation>ConvTranspose2d</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Convolution</source>
      <translation>卷积</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Copies make a picture count more than others; they do not make the set larger.</source>
      <translation>重复的图片只会使它比其他图片更受重视，并不会使数据集变大。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>Cosine</source>
      <translation>余弦退火</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>Covers a random rectangle of the picture, so that the network learns to look at all of the object.</source>
      <translation>随机遮住图片中的一个矩形，使网络学会看整个物体。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>Covers a random rectangle of the picture, so that the network learns to look at all of the object.

Zhong et al., Random Erasing Data Augmentation, 2017.</source>
      <translation>随机遮住图片中的一个矩形，使网络学会看整个物体。

Zhong 等，Random Erasing Data Augmentation，2017。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <location filename="../../engine/layers/input.py"></location>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <source>Crop</source>
      <translation>裁剪</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/cross_entropy.py"></location>
      <source>Cross-entropy</source>
      <translation>交叉熵</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/remove_softmax.py"></location>
      <source>Cross-entropy applies a softmax itself; after two of them the loss cannot come near 0, and the gradient fades where the answer is wrong.</source>
      <translation>交叉熵自己会做 softmax；做两次之后损失不能接近 0，回答错误之处梯度减弱。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/focal.py"></location>
      <source>Cross-entropy in which pictures that are already right count less, so that hard ones decide.</source>
      <translation>已判断正确的图片权重较小的交叉熵，由难的图片起决定作用。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/focal.py"></location>
      <source>Cross-entropy in which pictures that are already right count less, so that hard ones decide.

J = -1/m sum_i (1 - p_i)^focus log p_i, with p_i the softmax probability of the right class (Lin et
al., Focal Loss for Dense Object Detection, 2017). With focus 0 it is cross-entropy.</source>
      <translation>已判断正确的图片权重较小的交叉熵，由难的图片起决定作用。

J = -1/m sum_i (1 - p_i)^focus log p_i，p_i 为正确类别的 softmax 概率（Lin 等，Focal Loss for Dense Object Detection，2017）。聚焦系数为 0 时即为交叉熵。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/ward.py"></location>
      <source>Cure: {cure}.</source>
      <translation>疗法：{cure}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>Curves flatten, so the number of epochs is the least that it will take.</source>
      <translation>曲线会变平，所以这个轮数是最少需要的。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Cut off less, or crop where the maps are larger.</source>
      <translation>请少裁一些，或在特征图较大处裁剪。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Cut or pad them instead, so that things keep their shape.</source>
      <translation>请改为裁剪或填充，使物体保持原来的形状。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Cut the longer side.</source>
      <translation>裁剪较长的一边。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <source>Cutmix</source>
      <translation>Cutmix</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Cuts pixels off the edges of each map; each side has its own width.</source>
      <translation>切去每个特征图边缘的像素；各边宽度可不同。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Cuts pixels off the edges of each map; each side has its own width.

To bring two branches to one size before they are joined, as in U-Net (Ronneberger et al., 2015). The
pixels that are cut off get no gradient.</source>
      <translation>切去每个特征图边缘的像素；各边宽度可不同。

用于在合并之前使两个分支大小一致，如 U-Net（Ronneberger 等，2015）。被切去的像素得不到梯度。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Ddp</source>
      <translation>DDP</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>Dead ReLUs</source>
      <translation>死亡的 ReLU</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>Decay acts on the weights; it is the inputs that are too large.</source>
      <translation>衰减作用于权重；太大的是输入。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>Decay pulls to 0, not to the goal.</source>
      <translation>衰减拉向 0，而不是目标。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>Decay pulls weights and biases to 0; it does not turn their sign.</source>
      <translation>衰减把权重和偏置拉向 0；它不改变它们的符号。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>Decay works over thousands of steps; the first one does the harm.</source>
      <translation>衰减要经过数千步才起作用；造成伤害的是第一步。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Decides the first weights and the order of the pictures; same seed, same run.</source>
      <translation>决定初始权重和图片的顺序；种子相同，训练过程也相同。</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Default</source>
      <translation>默认</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Delete this layer: the last one needs no activation.</source>
      <translation>请删除此层：最后一层不需要激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Delete this layer: the loss makes probabilities of the outputs itself.</source>
      <translation>请删除此层：损失函数会自己把输出变为概率。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Delete this layer: the probabilities stay the same in use.</source>
      <translation>请删除此层：使用时得到的概率不变。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>Delete this one.</source>
      <translation>请删除这一个。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/remedies.py"></location>
      <source>Delete {layer}</source>
      <translation>删除 {layer}</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Dense</source>
      <translation>全连接</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/digits.py"></location>
      <source>Digits</source>
      <translation>手写数字</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Distance between the pixels of a pattern; over 1 it reaches further.</source>
      <translation>图案中相邻像素的间距；大于 1 时范围更大。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Distance between the pixels that a filter looks at; over 1 it sees further.</source>
      <translation>卷积核所看像素的间距；大于 1 时感受野更大。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <source>Divides by the largest mean squared gradient so far, not by the newest: a step never grows again (Reddi et al., 2018).</source>
      <translation>除以迄今最大的平均平方梯度，而不是最新的：步子不会再变大（Reddi 等，2018）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Divides each weight's gradient by its recent size, so that all weights move at a like pace.</source>
      <translation>将每个权重的梯度除以它近期的大小，使所有权重以相近的步伐移动。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Divides each weight's gradient by its recent size, so that all weights move at a like pace.

v &lt;- smoothing * v + (1 - smoothing) * g^2, w &lt;- w - rate * g / (sqrt(v) + eps), with g = dJ/dw
and v = 0 before the first step (Hinton, lecture 6 of Neural Networks for Machine Learning,
2012). v is not corrected for its start at 0, so the first steps are longer. Weight decay adds
decay * w to g. With momentum the quotient adds to what is left of the steps before.</source>
      <translation>把每个权重的梯度除以它近来的大小，使所有权重以相近的速度移动。

v &lt;- smoothing * v + (1 - smoothing) * g^2，w &lt;- w - rate * g / (sqrt(v) + eps)，其中 g = dJ/dw，
第一步之前 v = 0（Hinton，Neural Networks for Machine Learning 第 6 讲，
2012）。v 不对从 0 开始作修正，所以最初的步子较长。权重衰减把
decay * w 加到 g 上。使用动量时，商加到之前步子剩余的部分上。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>Drag an Input from the palette to the start of the network.</source>
      <translation>请从层面板拖一个输入层到网络的开头。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>Drag an Output from the palette to the end of the network.</source>
      <translation>请从层面板拖一个输出层到网络的末尾。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>Draw a wire from the layer before it to its input.</source>
      <translation>请从前一层拉一条连线到它的输入。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/fixes.py"></location>
      <source>Draw pictures of small classes more often.</source>
      <translation>更频繁地抽取小类别的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/balanced_sampling.py"></location>
      <source>Draw the classes alike</source>
      <translation>均衡抽取各类</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/weigh_classes.py"></location>
      <source>Draw their pictures more often instead.</source>
      <translation>请改为更多地抽取它们的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Drawn</source>
      <translation>按层抽取</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>Drop it beside the wire instead.</source>
      <translation>请放到连线旁边。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/dropout.py"></location>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dropout_before_batch_norm.py"></location>
      <source>Dropout before a BatchNorm</source>
      <translation>BatchNorm 之前的随机失活</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>Dropout does not change the scale of what comes in.</source>
      <translation>随机失活不改变输入的尺度。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>Dropout does not make the signal smaller: it scales up what it keeps.</source>
      <translation>随机失活不会使信号变小：它会放大保留的部分。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>Dropout fights overfitting; this network does not even fit.</source>
      <translation>随机失活对付过拟合；这个网络连拟合都没有做到。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>Dropout fights overfitting; this network has hardly begun to learn.</source>
      <translation>随机失活对付过拟合；这个网络还没有真正开始学习。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dropout_before_batch_norm.py"></location>
      <source>Dropout makes numbers vary more while training than in use. A BatchNorm behind it learns the variance of training and is a little off in use.</source>
      <translation>随机失活使训练时的数比使用时变化更大。其后的 BatchNorm 学到训练时的方差，使用时就略有偏差。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>Dropout makes the inputs that remain larger, and saturates them more.</source>
      <translation>随机失活使剩下的输入更大，使它们更饱和。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>Dropout makes the surviving numbers larger, not smaller.</source>
      <translation>随机失活使留下的数更大，而不是更小。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>Dropout silences still more units.</source>
      <translation>随机失活会使更多单元沉默。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>Dropout treats all classes alike.</source>
      <translation>随机失活对所有类一视同仁。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/elu.py"></location>
      <source>ELU</source>
      <translation>ELU</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/balanced_sampling.py"></location>
      <source>Each batch holds all classes alike, so that the network sees enough of the small ones.</source>
      <translation>每个批次中各类同样多，使网络看到足够的小类。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/batch_norm.py"></location>
      <source>Each channel is brought to mean 0 and variance 1, where the activation has slope, so that signal and gradient keep one size through many layers (Ioffe and Szegedy, 2015).</source>
      <translation>每个通道被调整到均值 0、方差 1，那里激活函数有斜率，所以信号和梯度经过许多层仍保持大小（Ioffe 和 Szegedy，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>Each group would hold a single number, which normalising makes 0.</source>
      <translation>每组只有一个数，归一化后总是 0。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fewer_layers.py"></location>
      <source>Each layer changes the shape, so none can go by itself.</source>
      <translation>每一层都改变形状，所以没有一层可以单独去掉。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fewer_layers.py"></location>
      <source>Each layer takes its share of the gradient on the way back; fewer layers leave more of it.</source>
      <translation>每一层在返回途中都取走一份梯度；层数少，剩下的就多。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/larger_batch.py"></location>
      <source>Each step has all pictures already.</source>
      <translation>每一步已经包含所有图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>Each step overshoots the floor of the valley and lands on its other side, or follows a batch too small to know the way. What is won in one stretch is lost in the next.</source>
      <translation>每一步都越过谷底落到另一侧，或者跟随太小而不知方向的批次。一段里赢得的，下一段又失去。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/adamw.py"></location>
      <source>Each weight gets a step of its own length, so that the size of the gradient hardly matters; a good choice where a plain rate is hard to find (Loshchilov and Hutter, 2019).</source>
      <translation>每个权重有自己的步长，所以梯度的大小几乎无关紧要；在难以找到合适学习率时是好选择（Loshchilov 和 Hutter，2019）。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Economy</source>
      <translation>节省</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>Edge</source>
      <translation>边缘</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fix_output.py"></location>
      <source>End the network in one Linear layer.</source>
      <translation>让网络以一个全连接层结束。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Enlarged they are a blur. Choose a smaller input, or leave them out.</source>
      <translation>放大后会模糊。请选择较小的输入，或去掉它们。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>Erase</source>
      <translation>擦除</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/batch_norm.py"></location>
      <location filename="../../engine/doctor/cures/group_norm.py"></location>
      <source>Every hidden layer is normalised already.</source>
      <translation>每个隐藏层都已归一化。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>Every step goes the right way, but so short a way that the weights stay where they began. The loss falls slowly and evenly, and the run is over long before it is down.</source>
      <translation>每一步方向都对，但太短，权重几乎停在开始的地方。损失缓慢而均匀地下降，训练远在降到底之前就结束了。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>Exploding gradient</source>
      <translation>梯度爆炸</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/exponential.py"></location>
      <source>Exponential</source>
      <translation>指数衰减</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/unreadable.py"></location>
      <source>Files that cannot be used: {count}.</source>
      <translation>无法使用的文件：{count} 个。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Filters each map by itself, then mixes the maps pixel by pixel: much of a Conv2d for less.</source>
      <translation>先对每个特征图单独卷积，再逐像素混合各特征图：以较小的代价达到 Conv2d 的大部分效果。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Filters each map by itself, then mixes the maps pixel by pixel: much of a Conv2d for less.

A depthwise convolution (one filter for each channel, without bias), then a convolution of kernel
1x1. It costs about 1 / filters + 1 / (kernel height * width) of a Conv2d of the same size (Chollet,
Xception, 2016; Howard et al., MobileNets, 2017). For small and fast networks. There is no
activation between the two steps.</source>
      <translation>先对每个特征图单独卷积，再逐像素混合各特征图：以较小的代价达到 Conv2d 的大部分效果。

先做逐通道卷积（每个通道一个卷积核，无偏置），再做 1x1 卷积。代价约为同样大小的 Conv2d 的 1 / filters + 1 / (核高 * 核宽)（Chollet，Xception，2016；Howard 等，MobileNets，2017）。适合小而快的网络。两步之间没有激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/shrinking_filters.py"></location>
      <source>Filters that shrink</source>
      <translation>滤波器数量缩小</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>Finds the length of its steps by itself, from the sizes of recent gradients and recent steps.</source>
      <translation>根据近期梯度和近期步长的大小，自行确定步长。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>Finds the length of its steps by itself, from the sizes of recent gradients and recent steps.

v &lt;- memory * v + (1 - memory) * g^2, d = sqrt(u + eps) / sqrt(v + eps) * g, u &lt;- memory * u + (1 -
memory) * d^2, w &lt;- w - rate * d, with g = dJ/dw and u = v = 0 before the first step (Zeiler,
2012). Weight decay adds decay * w to g.</source>
      <translation>根据近期梯度和近期步长的大小，自行确定步长。

v &lt;- memory * v + (1 - memory) * g^2，d = sqrt(u + eps) / sqrt(v + eps) * g，u &lt;- memory * u + (1 - memory) * d^2，w &lt;- w - rate * d，其中 g = dJ/dw，第一步之前 u = v = 0（Zeiler，2012）。权重衰减将 decay * w 加到 g 上。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>Fine</source>
      <translation>细类</translation>
    </message>
    <message>
      <location filename="../../engine/layers/flatten.py"></location>
      <source>Flatten</source>
      <translation>展平</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>Flip</source>
      <translation>翻转</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Float16</source>
      <translation>Float16</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Float32</source>
      <translation>Float32</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/focal.py"></location>
      <source>Focal</source>
      <translation>焦点损失（Focal）</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>Folder of pictures</source>
      <translation>图片文件夹</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>For normal: the standard deviation; for uniform: the half-width of the interval around 0; for constant: the value.</source>
      <translation>正态：标准差；均匀：以 0 为中心的区间的半宽；常数：该值。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>For so many steps; looked at each time that so many have been made.</source>
      <translation>持续的步数；每经过这么多步检查一次。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>For the patience: the loss must fall by more than this to count as better.</source>
      <translation>用于耐心轮数的判断：损失下降超过此值才算改善。</translation>
    </message>
    <message>
      <location filename="../../engine/data/cache.py"></location>
      <source>Free some space, or choose a smaller size in the input layer, or fewer pictures.</source>
      <translation>请腾出一些空间，或在输入层中选择较小的尺寸，或减少图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>From as few pictures as this run has seen the reference has learnt {share} of what it learns in the end.</source>
      <translation>从这次训练所见的那么少的图片中，参照网络学到了它最终所学的 {share}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>From this epoch on, judges and keeps the plain mean of the weights after each epoch, with the statistics of BatchNorm taken anew; 0: never.</source>
      <translation>从这一轮起，评判并保留每轮之后权重的平均值，并重新计算 BatchNorm 的统计；0：从不。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>Frozen layer</source>
      <translation>冻结的层</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Fsdp</source>
      <translation>FSDP</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Full</source>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <source>GELU</source>
      <translation>GELU</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gaussian_noise.py"></location>
      <source>GaussianNoise</source>
      <translation>高斯噪声</translation>
    </message>
    <message>
      <location filename="../../engine/train/range_test.py"></location>
      <source>Give a lowest rate above 0, and a highest above it.</source>
      <translation>请给出大于 0 的最低学习率，和高于它的最高学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>Give a share of the pictures to validation.</source>
      <translation>请分一部分图片用于验证。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/small_classes.py"></location>
      <source>Give each class pictures for training.</source>
      <translation>请给每个类别提供训练图片。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>Gives each weight a step that shrinks with all the gradient it has ever had.</source>
      <translation>每个权重的步长随其累计的全部梯度而缩小。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>Gives each weight a step that shrinks with all the gradient it has ever had.

v &lt;- v + g^2, w &lt;- w - rate / (1 + (t - 1) * fading) * g / (sqrt(v) + eps), with g = dJ/dw at step t
(Duchi et al., 2011). Weights that are rarely used keep long steps; in a long training all steps
fade. Weight decay adds decay * w to g.</source>
      <translation>每个权重的步长随其累计的全部梯度而缩小。

v &lt;- v + g^2，w &lt;- w - rate / (1 + (t - 1) * fading) * g / (sqrt(v) + eps)，g 为第 t 步的 dJ/dw（Duchi 等，2011）。很少用到的权重保持较大的步长；训练很久之后所有步长都会衰退。权重衰减将 decay * w 加到 g 上。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <source>Gives each weight its own step, from running means of its gradient and its square.</source>
      <translation>根据梯度及其平方的滑动平均，给每个权重各自的步长。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <source>Gives each weight its own step, from running means of its gradient and its square.

w &lt;- w - rate * m / (sqrt(v) + eps), with m and v corrected for their start at 0 (Kingma and Ba,
2015). A good first choice: it hardly minds the scale of the gradient. Weight decay is added to
the gradient; AdamW applies it to the weights themselves.</source>
      <translation>根据梯度及其平方的滑动平均，给每个权重各自的步长。

w &lt;- w - rate * m / (sqrt(v) + eps)，其中 m 和 v 已针对从 0 开始做了修正（Kingma 与 Ba，2015）。很好的首选：它几乎不受梯度大小的影响。权重衰减加在梯度上；AdamW 则直接作用于权重。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/global_avg_pool2d.py"></location>
      <source>GlobalAvgPool2d</source>
      <translation>GlobalAvgPool2d</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Glorot normal</source>
      <translation>Glorot 正态</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Glorot uniform</source>
      <translation>Glorot 均匀</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <source>Goes straight down the slope of the cost J, one step for each batch.</source>
      <translation>沿代价 J 的最陡方向下降，每批一步。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <source>Goes straight down the slope of the cost J, one step for each batch.

w &lt;- w - rate * dJ/dw, where J is the mean loss over the pictures of the step, for the quadratic
cost J = 1/(2m) sum (h - y)^2. With "full batch" m is all training pictures: gradient descent as
in the textbook; with small batches it is stochastic gradient descent. Weight decay adds decay *
w to dJ/dw.</source>
      <translation>沿代价 J 的最陡方向下降，每批一步。

w &lt;- w - rate * dJ/dw，其中 J 是该步各图片损失的均值；对二次代价，J = 1/(2m) sum (h - y)^2。选“全批量”时 m 为全部训练图片：教科书式的梯度下降；用小批时即为随机梯度下降。权重衰减将 decay * w 加到 dJ/dw 上。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Gradient</source>
      <translation>梯度</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <source>Gradient descent</source>
      <translation>梯度下降</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>Gradient descent that keeps rolling: each step adds to what is left of the steps before.</source>
      <translation>带惯性的梯度下降：每一步都叠加在之前各步的余量上。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>Gradient descent that keeps rolling: each step adds to what is left of the steps before.

v &lt;- momentum * v + dJ/dw, w &lt;- w - rate * v, with v = dJ/dw at the first step (Polyak, 1964;
the form of Sutskever et al., 2013, with the rate outside). Slopes that agree build up speed,
slopes that alternate cancel. At momentum 0.9 a step is up to 10 times as long as without.
Weight decay adds decay * w to dJ/dw.</source>
      <translation>带惯性的梯度下降：每一步都叠加在之前各步的余量上。

v &lt;- momentum * v + dJ/dw，w &lt;- w - rate * v，第一步 v = dJ/dw（Polyak，1964；采用 Sutskever 等 2013 年的形式，学习率在外）。方向一致的梯度会加速，来回变化的会抵消。动量为 0.9 时，步长最多可达没有动量时的 10 倍。权重衰减将 decay * w 加到 dJ/dw 上。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/clip_gradients.py"></location>
      <source>Gradients are clipped at {limit:g} already.</source>
      <translation>梯度已经按 {limit:g} 裁剪。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Gray pictures among coloured ones: {count}.</source>
      <translation>彩色图片中的灰度图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>GroupNorm</source>
      <translation>GroupNorm</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Groups of equal pictures in several parts of the split: {count}.</source>
      <translation>出现在多个部分中的相同图片：{count} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Groups of equal pictures with different labels: {count}.</source>
      <translation>标签不同的相同图片：{count} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Groups of equal pictures: {count}.</source>
      <translation>相同的图片：{count} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Groups of nearly equal pictures in several parts of the split: {count}.</source>
      <translation>出现在多个部分中的近似图片：{count} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Groups of nearly equal pictures with different labels: {count}.</source>
      <translation>标签不同的近似图片：{count} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Groups of nearly equal pictures: {count}.</source>
      <translation>近似的图片：{count} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/quadratic_cost.py"></location>
      <source>Half the mean squared distance between the outputs h and the one-hot labels y.</source>
      <translation>输出 h 与独热标签 y 之间均方距离的一半。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/quadratic_cost.py"></location>
      <source>Half the mean squared distance between the outputs h and the one-hot labels y.

J = 1/(2m) sum_i sum_k (h_ik - y_ik)^2 over the m pictures of the batch. It trains a classifier,
slower than cross-entropy: behind a sigmoid or softmax its gradient fades where the answer is wrong.</source>
      <translation>输出 h 与独热标签 y 之间均方距离的一半。

J = 1/(2m) sum_i sum_k (h_ik - y_ik)^2，对批中的 m 张图片求和。可以训练分类器，但比交叉熵慢：接在 sigmoid 或 softmax 之后，答案错误时梯度反而减弱。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Handwritten digits</source>
      <translation>手写数字</translation>
    </message>
    <message>
      <location filename="../../engine/layers/hardswish.py"></location>
      <source>Hardswish</source>
      <translation>Hardswish</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <source>He initialisation is made for ReLU; here are only sigmoid and tanh.</source>
      <translation>He 初始化是为 ReLU 设计的；这里只有 sigmoid 和 tanh。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>He normal</source>
      <translation>He 正态</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>He uniform</source>
      <translation>He 均匀</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Height and width of each filter, in pixels.</source>
      <translation>每个卷积核的高和宽，以像素计。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Height and width of each pattern, in pixels.</source>
      <translation>每个图案的高和宽，以像素计。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_avg_pool2d.py"></location>
      <location filename="../../engine/layers/adaptive_max_pool2d.py"></location>
      <source>Height and width of the maps that come out.</source>
      <translation>输出特征图的高和宽。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>Height and width of the window, in pixels.</source>
      <translation>窗口的高和宽，以像素计。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>Hinge</source>
      <translation>合页损失（Hinge）</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>How a picture of another shape is brought to size. stretch: bend it; crop: cut the longer side; pad: black bars on the shorter side.</source>
      <translation>形状不同的图片怎样调整到所需尺寸。拉伸：改变比例；裁剪：切去较长的一边；填充：较短的一边加黑边。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>How closely the layers are looked at, for the doctor and the charts. off: only the numbers of each step; economy: half as often; standard: some 30 looks a run, about 1 % of its time; full: with histograms. It never changes the result.</source>
      <translation>为医生和图表观察各层的细致程度。off：只有每一步的数；economy：减半；standard：每次训练约 30 次观察，约占 1 % 的时间；full：带直方图。它从不改变结果。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>How far apart the patterns are painted; 2 doubles the size of the map.</source>
      <translation>相邻图案的间距；2 使特征图大小加倍。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>How far each step goes at most; 0.001 suits most networks.</source>
      <translation>每一步至多走多远；0.001 适合大多数网络。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <source>How far each step goes at most; 0.002 suits most networks.</source>
      <translation>每一步至多走多远；0.002 适合大多数网络。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>How far each step goes, by order of size; 0.001 is usual.</source>
      <translation>每一步大约走多远；通常用 0.001。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>How far each step goes. Too high: the loss jumps; too low: nothing happens.</source>
      <translation>每一步走多远。太大：损失跳动；太小：毫无进展。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>How far each step of a matrix goes; 0.001 with AdamW's scaling, 0.02 with the original.</source>
      <translation>矩阵每一步走多远；用 AdamW 的缩放时为 0.001，用原始缩放时为 0.02。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>How far each step of what is no matrix goes at most, by AdamW.</source>
      <translation>非矩阵的部分由 AdamW 更新，每一步至多走多远。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <source>How far it moves at most, as a share of height and of width.</source>
      <translation>至多移动多远，按高和宽的比例计。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>How far the first steps go; later ones shrink by themselves.</source>
      <translation>最初几步走多远；以后会自行缩短。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/focal.py"></location>
      <source>How fast a picture counts less as it gets easier; 0: cross-entropy.</source>
      <translation>图片越容易，其权重下降得多快；0：即交叉熵。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <source>How fast the momentum rises to its full size over the first steps.</source>
      <translation>最初几步中动量升到全值的快慢。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>How fast the rate itself falls: at step t it is divided by 1 + (t - 1) * fading.</source>
      <translation>学习率本身下降的快慢：第 t 步时除以 1 + (t - 1) * fading。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>How large at most; 2: twice as large.</source>
      <translation>至多放大到多少；2：放大到两倍。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/step.py"></location>
      <source>How many epochs each stair is long.</source>
      <translation>每级阶梯的轮数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>How many filters each map gets in the first step.</source>
      <translation>第一步中每个特征图有几个卷积核。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>How many kinds of shape: the first of circle, square, triangle, star, cross, ring, crescent, heart, bars, pentagon.</source>
      <translation>形状的种数：依次取圆、正方形、三角形、星形、十字、圆环、月牙、心形、条纹、五边形中的前几种。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>How many maps come out.</source>
      <translation>输出多少个特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>How many numbers come out.</source>
      <translation>输出多少个数。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>How many pictures are drawn.</source>
      <translation>绘制多少张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>How many pictures make one step. Small: noisy, often better; large: faster.</source>
      <translation>每一步用多少张图片。小：噪声大，效果往往更好；大：更快。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>How many pixels are cut off at the edges.</source>
      <translation>边缘切去多少像素。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>How many times as high and as wide the maps become.</source>
      <translation>特征图的高和宽变为原来的几倍。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>How many times longer each cycle is than the one before.</source>
      <translation>每个周期是前一个周期的多少倍长。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>How many times the matrix is brought nearer to an orthogonal one; 5 is enough.</source>
      <translation>矩阵向正交矩阵逼近多少次；5 次就够。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/add.py"></location>
      <location filename="../../engine/layers/concat.py"></location>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>How many wires it joins.</source>
      <translation>合并多少条连线。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>How much of the last step's speed is left; 0: none.</source>
      <translation>上一步的速度保留多少；0：不保留。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>How much of the last step's speed is left; 0: plain descent.</source>
      <translation>保留上一步速度的多少；0：普通梯度下降。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>How often all training pictures are seen.</source>
      <translation>全部训练图片看几遍。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softplus.py"></location>
      <source>How sharp the bend at 0 is.</source>
      <translation>0 处的弯折有多尖锐。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>How small at most; 0.5: half as large.</source>
      <translation>至多缩小到多少；0.5：缩小到一半。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gaussian_noise.py"></location>
      <source>How strong the noise is; standardised pictures have a deviation of 1 themselves.</source>
      <translation>噪声的强度；标准化后的图片自身的标准差为 1。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <source>How strong, as a share of the range from black to white.</source>
      <translation>强度，按从黑到白的范围的比例计。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/cross_entropy.py"></location>
      <source>How surprised the network is by the right answer: -log of the probability it gave to it.</source>
      <translation>网络对正确答案有多意外：它给正确答案的概率的 -log。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/cross_entropy.py"></location>
      <source>How surprised the network is by the right answer: -log of the probability it gave to it.

J = -1/m sum_i log softmax(h_i)[y_i]. It takes logits, so no Softmax belongs before it. With label
smoothing s the right class is wanted with 1 - s + s/K and each other of the K classes with s/K.</source>
      <translation>网络对正确答案有多意外：它给正确答案的概率的 -log。

J = -1/m sum_i log softmax(h_i)[y_i]。它的输入是 logits，所以前面不要放 Softmax。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>How the learning rate changes in the course of the training.</source>
      <translation>学习率在训练过程中怎样变化。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>How the learnt scale starts; the shift starts at 0. default: at 1. zeros, on the last normalisation of a residual branch, makes the branch begin as nothing.</source>
      <translation>可学习缩放的初始值；平移从 0 开始。默认：从 1 开始。在残差分支的最后一个归一化上用零，可使该分支从“无”开始。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>How the names are made, without the ending. {label} the class, {number} digits, {group} a subject, {} anything.</source>
      <translation>文件名的构成，不含扩展名。{label} 为类别，{number} 为数字，{group} 为对象，{} 为任意内容。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>How the numbers of a picture follow each other in memory. auto: the faster one, by the same trial.</source>
      <translation>图片的数在内存中的排列顺序。auto：由同一次试验选出较快的。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/prelu.py"></location>
      <source>How the slope is filled before the first step. default: 0.25, as torch does.</source>
      <translation>第一步之前怎样设定斜率。默认：0.25，与 torch 相同。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>How the step follows the size of the matrix. original: longer for tall ones; match_rms_adamw: as long as AdamW's would be, so that AdamW's rates and decays suit.</source>
      <translation>步长怎样随矩阵大小变化。原始：高的矩阵步长更大；与 AdamW 相当：与 AdamW 的步长一样，因此 AdamW 的学习率和衰减也适用。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>How the weights are filled before the first step. Glorot suits tanh and sigmoid, He suits ReLU, LeCun suits SELU; default: as torch does. The bias starts at 0 unless default.</source>
      <translation>第一步之前怎样填充权重。Glorot 适合 tanh 和 sigmoid，He 适合 ReLU，LeCun 适合 SELU；默认：与 torch 相同。除默认外，偏置从 0 开始。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>How the weights follow the gradient.</source>
      <translation>权重怎样跟随梯度更新。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/huber.py"></location>
      <source>Huber</source>
      <translation>Huber 损失</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>IDX files (MNIST)</source>
      <translation>IDX 文件（MNIST）</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>IDX files come in pairs, such as train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.</source>
      <translation>IDX 文件成对出现，例如 train-images-idx3-ubyte.gz 和 train-labels-idx1-ubyte.gz。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/identity.py"></location>
      <source>Identity</source>
      <translation>恒等</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>If not 0, every bias starts at this. Far below 0, units behind a ReLU are dead.</source>
      <translation>如果不为 0，所有偏置都从这个值开始。远低于 0 时，ReLU 之后的单元会死亡。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>If the labels do not follow from the pictures there is nothing to learn but each picture by heart. Then the training loss can fall, and every network guesses at new pictures.</source>
      <translation>如果标签不能由图片得出，除了死记每张图片就没有什么可学。这时训练损失可以下降，而每个网络对新图片都只能猜。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/class_names.py"></location>
      <source>If they mean the same, merge them; else the network is taught a difference that is none.</source>
      <translation>若含义相同，请合并；否则网络会去学一个并不存在的差别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>In use a BatchNorm is a multiplication and an addition as well.</source>
      <translation>使用时 BatchNorm 也是一次乘法和一次加法。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>In {share} of the run the accuracy lay more than 10 points under what it had reached before, by {depth} at worst.</source>
      <translation>在训练的 {share} 中，准确率比之前达到的低 10 个百分点以上，最多低 {depth}。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Input</source>
      <translation>输入</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Input and output</source>
      <translation>输入与输出</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>Inputs that are not normalised</source>
      <translation>输入未归一化</translation>
    </message>
    <message>
      <location filename="../../engine/train/meeting.py"></location>
      <source>Install another build of torch, or start one process.</source>
      <translation>请安装另一个版本的 torch，或只启动一个进程。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <source>InstanceNorm</source>
      <translation>InstanceNorm</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>Into how many groups the channels are split. 1: all of them together.</source>
      <translation>通道分成多少组。1：全部为一组。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>It adds noise to a training that has too much.</source>
      <translation>它给噪声已经太多的训练再加噪声。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>It adds noise, not the right scale.</source>
      <translation>它增加的是噪声，不是正确的尺度。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>It adds one more difference between the two modes.</source>
      <translation>它使两种模式又多一个差别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>It begins with steps that are longer still.</source>
      <translation>它以更长的步子开始。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bias_before_batch_norm.py"></location>
      <source>It costs a few weights and does no harm.</source>
      <translation>它费一点权重，但无害。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/rmsprop.py"></location>
      <source>It divides each weight's gradient by its recent size, so that layers with small gradients move, too (Hinton, 2012).</source>
      <translation>它把每个权重的梯度除以其近来的大小，使梯度小的层也能移动（Hinton，2012）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>It fits well; it is what it fits that is wrong.</source>
      <translation>它拟合得很好；错的是它所拟合的东西。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>It is kept in the file, but has no effect. Update Strata.</source>
      <translation>它会保留在文件中，但不起作用。请更新 Strata。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>It is one more regularisation.</source>
      <translation>这又是一种正则化。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/softmax_before_logits_loss.py"></location>
      <source>It is the last layer that is wrong, not the activations between.</source>
      <translation>错的是最后一层，而不是中间的激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>It is {here} here, and {there} in the file.</source>
      <translation>这里是 {here}，文件中是 {there}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>It jumps about as long as the steps are too long.</source>
      <translation>步子太长，它就一直跳动。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>It makes fitting harder still.</source>
      <translation>它使拟合更难。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>It makes the way longer.</source>
      <translation>它使路更长。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>It says that something is missing, not what; it is named only where no other rule explains it.</source>
      <translation>它说的是缺少什么，而不是什么原因；只有在没有其他规则能解释时才提出它。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>It sees labels of which many are wrong; single wrong ones are found by the examination of the data. A task that is too hard for the reference looks alike.</source>
      <translation>它看得出许多标签错误的情形；个别错误由数据检查发现。对参照网络太难的任务看起来也一样。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>It stops before overfitting; this network does not fit at all.</source>
      <translation>它在过拟合之前停止；这个网络根本没有拟合。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>It tells where the first such number appeared; what led to it may lie some steps before.</source>
      <translation>它指出这样的数最先出现在哪里；导致它的原因可能在几步之前。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dropout_before_batch_norm.py"></location>
      <source>It usually costs little; a dropout behind the last BatchNorm costs nothing.</source>
      <translation>通常代价很小；在最后一个 BatchNorm 之后的随机失活没有代价。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>It would learn more wrong labels by heart.</source>
      <translation>它会记住更多错误的标签。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>It would stop still earlier, or do nothing.</source>
      <translation>它会更早停止，或什么也不做。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cross_entropy.py"></location>
      <source>Its gradient is the difference between answer and truth, so that it is large just where the answer is wrong; distances fade there.</source>
      <translation>它的梯度是回答与真值之差，所以恰恰在回答错误处很大；距离在那里减弱。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Its name does not fit the pattern {pattern}.</source>
      <translation>文件名不符合模式 {pattern}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/relu.py"></location>
      <source>Its slope is 1 where the input is positive, so the gradient passes undiminished; weights drawn by He keep its size (Glorot et al., 2011; He et al., 2015).</source>
      <translation>输入为正时它的斜率是 1，所以梯度不减弱地通过；按 He 抽取的权重保持其大小（Glorot 等，2011；He 等，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Judges and keeps a running average of the weights, with this memory; 0.999 is usual, 0: the weights themselves.</source>
      <translation>评估并保存权重的指数滑动平均，此值为其衰减系数；常用 0.999；0：直接使用权重本身。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>Keep a last window that hangs over the edge instead of dropping those pixels.</source>
      <translation>保留超出边缘的最后一个窗口，而不丢弃那些像素。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Keep one of each, and leave {count} out.</source>
      <translation>每组保留一张，去掉 {count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Keep them for test or validation, and leave {count} out before.</source>
      <translation>只留在测试或验证中，并从前面的部分去掉 {count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Keeps AdamW's step finite where gradients are 0.</source>
      <translation>使 AdamW 的步子在梯度为 0 处保持有限。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_max_pool2d.py"></location>
      <source>Keeps the largest number of as many windows as it needs for maps of a size that you choose.</source>
      <translation>按所选的输出大小划分窗口，取每个窗口中的最大值。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_max_pool2d.py"></location>
      <source>Keeps the largest number of as many windows as it needs for maps of a size that you choose.

Window k of n along a side of s pixels goes from floor(k*s/n) to ceil((k+1)*s/n). Whatever comes in,
the same size comes out. The gradient goes to the largest number of each window only.</source>
      <translation>按所选的输出大小划分窗口，取每个窗口中的最大值。

边长为 s 像素时，n 个窗口中的第 k 个从 floor(k*s/n) 到 ceil((k+1)*s/n)。无论输入多大，输出大小都相同。梯度只传给每个窗口中的最大值。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>Keeps the largest number of each window, and so makes the maps smaller.</source>
      <translation>取每个窗口中的最大值，从而缩小特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>Keeps the largest number of each window, and so makes the maps smaller.

out[c, y, x] = max over i, j of in[c, y*stride+i, x*stride+j]; a border counts as minus infinity.
It says whether a pattern is there and forgets the exact place. With the window 2x2 each side is
halved, and what follows costs a quarter. The gradient goes to the largest number only.</source>
      <translation>取每个窗口中的最大值，从而缩小特征图。

out[c, y, x] = max over i, j of in[c, y*stride+i, x*stride+j]；边框按负无穷计。它只关心图案是否存在，而忘记确切位置。窗口为 2x2 时各边减半，其后的计算量只有四分之一。梯度只传给最大值。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Keeps the step finite where gradients are 0.</source>
      <translation>使梯度为 0 处的步长仍为有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <location filename="../../engine/spec/training.py"></location>
      <source>L1</source>
      <translation>L1</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Labels in a table</source>
      <translation>标签在表格中</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Labels in file names</source>
      <translation>标签在文件名中</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Labels in file names such as {example}, by the pattern {pattern}: {classes} classes, {count} pictures.</source>
      <translation>标签在文件名中，例如 {example}，模式为 {pattern}：{classes} 个类别，{count} 张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Labels in the table {table}: {classes} classes, {count} pictures.</source>
      <translation>标签在表格 {table} 中：{classes} 个类别，{count} 张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/suspicious_labels.py"></location>
      <source>Labels that the trained network contradicts: {count}.</source>
      <translation>与训练好的网络相矛盾的标签：{count} 个。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/larger_batch.py"></location>
      <source>Larger batches</source>
      <translation>更大的批次</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>Late in a run saturation is a sign of a network that is sure of itself, so only the beginning counts. In a deep stack the gradient vanishes as well; that is then named first.</source>
      <translation>训练后期的饱和说明网络很有把握，所以只看开始阶段。在深的堆叠中梯度也会消失；那时先指出梯度消失。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/shrinking_filters.py"></location>
      <source>Late layers see larger parts of the picture, of which there are more kinds than of edges. With fewer filters than before there is less room for them.</source>
      <translation>后面的层看到图片更大的部分，其种类比边缘更多。滤波器比前面少，容纳它们的空间就少。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Lay transparent pictures over black.</source>
      <translation>把透明图片铺在黑色上。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Lay transparent pictures over white.</source>
      <translation>把透明图片铺在白色上。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Layer</source>
      <translation>层</translation>
    </message>
    <message>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>LayerNorm</source>
      <translation>LayerNorm</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/activations_between.py"></location>
      <source>Layers without an activation between them are together no more than one: what they compute could be written as a single matrix.</source>
      <translation>中间没有激活函数的层合起来不过是一层：它们计算的东西可以写成一个矩阵。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <source>Lays a rectangle of another picture of the batch into the picture, and mixes the labels by area.</source>
      <translation>把同批另一张图片的一个矩形贴入图片，并按面积混合标签。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <source>Lays a rectangle of another picture of the batch into the picture, and mixes the labels by area.

The area is 1 - a of the picture, with a drawn from Beta(alpha, alpha) (Yun et al., CutMix, 2019);
where the rectangle sticks out, the labels follow what is really seen. The training accuracy then
counts the class that has the larger share.</source>
      <translation>把同批另一张图片的一个矩形贴入图片，并按面积混合标签。

面积为图片的 1 - a，a 取自 Beta(alpha, alpha)（Yun 等，CutMix，2019）；矩形超出图片时，标签按实际可见的部分计算。此时训练准确率按占比较大的类别计算。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <source>Lays another picture of the batch over the picture, half transparent, and mixes the labels alike.</source>
      <translation>把同批另一张图片半透明地叠在图片上，并以同样的比例混合标签。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <source>Lays another picture of the batch over the picture, half transparent, and mixes the labels alike.

x = a x_1 + (1 - a) x_2, y = a y_1 + (1 - a) y_2, with a drawn from Beta(alpha, alpha) (Zhang et al.,
mixup: Beyond Empirical Risk Minimization, 2017). The network grows less sure of itself, and often
better. The training accuracy then counts the class that has the larger share.</source>
      <translation>把同批另一张图片半透明地叠在图片上，并以同样的比例混合标签。

x = a x_1 + (1 - a) x_2，y = a y_1 + (1 - a) y_2，a 取自 Beta(alpha, alpha)（Zhang 等，mixup: Beyond Empirical Risk Minimization，2017）。网络会变得不那么自信，效果往往更好。此时训练准确率按占比较大的类别计算。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>LeCun normal</source>
      <translation>LeCun 正态</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>LeNet-5</source>
      <translation>LeNet-5</translation>
    </message>
    <message>
      <location filename="../../engine/layers/leaky_relu.py"></location>
      <source>LeakyReLU</source>
      <translation>LeakyReLU</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>Learn a scale and a shift after normalising, so that nothing is lost.</source>
      <translation>归一化之后学习缩放和平移，使信息不受损失。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/prelu.py"></location>
      <source>Learn a slope for each channel; otherwise one for the whole layer.</source>
      <translation>为每个通道学习一个斜率；否则整层共用一个。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Learn one offset per filter. Not needed before BatchNorm.</source>
      <translation>为每个卷积核学习一个偏置。后接 BatchNorm 时不需要。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>Learn one offset per unit. Not needed before BatchNorm.</source>
      <translation>为每个单元学习一个偏置。后接 BatchNorm 时不需要。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>Learning rate too high</source>
      <translation>学习率太高</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_low.py"></location>
      <source>Learning rate too low</source>
      <translation>学习率太低</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>Learning what can be learnt</source>
      <translation>学习能学到的东西</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/small_classes.py"></location>
      <source>Leave out {names}.</source>
      <translation>去掉 {names}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/unreadable.py"></location>
      <source>Leave them out, and do not tell again.</source>
      <translation>去掉它们，不再提示。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/fixes.py"></location>
      <source>Leave these pictures out: {count}.</source>
      <translation>去掉这些图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/less_dropout.py"></location>
      <source>Less dropout</source>
      <translation>减少随机失活</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/small_classes.py"></location>
      <source>Less than {least} pictures are of {names}.</source>
      <translation>{names} 的图片不足 {least} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/less_weight_decay.py"></location>
      <source>Less weight decay</source>
      <translation>减少权重衰减</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/glorot_initialisation.py"></location>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <source>Let the data find the scale: LSUV.</source>
      <translation>让数据决定尺度：LSUV。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lsuv.py"></location>
      <source>Let the pictures scale the start (LSUV)</source>
      <translation>由图片决定初始尺度（LSUV）</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/range_test.py"></location>
      <source>Let the range test run on the pictures.</source>
      <translation>让范围测试在图片上运行。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cosine_schedule.py"></location>
      <source>Let the rate fall along a cosine</source>
      <translation>让学习率沿余弦下降</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/plateau_schedule.py"></location>
      <source>Let the rate fall on a plateau</source>
      <translation>停滞时降低学习率</translation>
    </message>
    <message>
      <location filename="../../engine/layers/relu.py"></location>
      <source>Lets positive numbers pass and makes negative ones 0: out = max(in, 0).</source>
      <translation>让正数通过，使负数变为 0：out = max(in, 0)。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/relu.py"></location>
      <source>Lets positive numbers pass and makes negative ones 0: out = max(in, 0).

The usual activation of picture networks (Nair and Hinton, 2010; Glorot et al., Deep Sparse
Rectifier Neural Networks, 2011). Where the input is positive its slope is 1, so the gradient passes
undiminished, however many layers there are; with He initialisation its size stays the same from
layer to layer. A unit that is negative for every picture gets no gradient and stays dead; then try
LeakyReLU or a smaller learning rate.</source>
      <translation>让正数通过，使负数变为 0：out = max(in, 0)。

图像网络的常用激活函数（Nair 与 Hinton，2010；Glorot 等，Deep Sparse Rectifier Neural Networks，2011）。输入为正时斜率为 1，无论多少层，梯度都不减弱地通过；配合 He 初始化，梯度逐层保持同一量级。若某个单元对每张图片都为负，它就得不到梯度而失活；这时可试试 LeakyReLU 或较小的学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/prelu.py"></location>
      <source>Lets positive numbers pass and shrinks negative ones by a slope that is learnt.</source>
      <translation>让正数通过，并以可学习的斜率缩小负数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/prelu.py"></location>
      <source>Lets positive numbers pass and shrinks negative ones by a slope that is learnt.

out = in if in &gt; 0, else slope * in (He et al., Delving Deep into Rectifiers, 2015). Like LeakyReLU
it lets some gradient through where the input is negative, and finds out by itself how much. Keep
weight decay small: it pulls the slope towards 0.</source>
      <translation>让正数通过，并以可学习的斜率缩小负数。

in &gt; 0 时 out = in，否则 out = slope * in（He 等，Delving Deep into Rectifiers，2015）。和 LeakyReLU 一样，输入为负时也让一些梯度通过，并自己学出该通过多少。权重衰减要小：它会把斜率拉向 0。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/leaky_relu.py"></location>
      <source>Lets positive numbers pass and shrinks negative ones: out = in if in &gt; 0, else slope * in.</source>
      <translation>让正数通过，缩小负数：in &gt; 0 时 out = in，否则 out = slope * in。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/leaky_relu.py"></location>
      <source>Lets positive numbers pass and shrinks negative ones: out = in if in &gt; 0, else slope * in.

Like ReLU, but no unit can die: where the input is negative, a little gradient still gets through
(Maas et al., Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013).</source>
      <translation>让正数通过，缩小负数：in &gt; 0 时 out = in，否则 out = slope * in。

类似 ReLU，但单元不会失活：输入为负时仍有一点梯度通过（Maas 等，Rectifier Nonlinearities Improve Neural Network Acoustic Models，2013）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/elu.py"></location>
      <source>Lets positive numbers pass; negative ones bend softly: out = alpha * (exp(in) - 1) below 0.</source>
      <translation>让正数通过；负数平缓弯曲：小于 0 时 out = alpha * (exp(in) - 1)。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/elu.py"></location>
      <source>Lets positive numbers pass; negative ones bend softly: out = alpha * (exp(in) - 1) below 0.

Its mean output is nearer to 0 than that of ReLU, which speeds learning up, and negative inputs keep
a gradient that fades only far below 0 (Clevert et al., Fast and Accurate Deep Network Learning by
Exponential Linear Units, 2015).</source>
      <translation>让正数通过；负数平缓弯曲：小于 0 时 out = alpha * (exp(in) - 1)。

其输出均值比 ReLU 更接近 0，学习更快；负输入也保留梯度，远小于 0 时才减弱（Clevert 等，Fast and Accurate Deep Network Learning by Exponential Linear Units，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>Lets the first steps begin, and keeps all of them finite.</source>
      <translation>使最初几步得以开始，并使每一步都是有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/exponential.py"></location>
      <source>Lets the learning rate fall a little each step; after each epoch as `lr_scheduler.ExponentialLR`.</source>
      <translation>每一步都略微降低学习率；每轮结束时与 `lr_scheduler.ExponentialLR` 一致。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>Lets the learning rate fall when the validation loss has stood still for some epochs.</source>
      <translation>验证损失连续若干轮没有改善时，降低学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>Lets the learning rate fall when the validation loss has stood still for some epochs.

As `lr_scheduler.ReduceLROnPlateau` with an absolute threshold. Without validation pictures it
watches the training loss. How the curve will go is not known before.</source>
      <translation>验证损失连续若干轮没有改善时，降低学习率。

同 `lr_scheduler.ReduceLROnPlateau`，采用绝对阈值。没有验证图片时监测训练损失。曲线的走向无法预知。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>Light is multiplied by 1 plus or minus up to this.</source>
      <translation>亮度乘以 1 加减至多此值。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>Limits</source>
      <translation>局限</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>Linear</source>
      <translation>Linear</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>Linear takes a vector, but gets maps of {shape}.</source>
      <translation>Linear 需要向量，但收到的是 {shape} 的特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/flatten.py"></location>
      <source>Lines up all numbers of a picture in one vector, channel by channel, row by row.</source>
      <translation>将一张图片的所有数逐通道、逐行排成一个向量。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/flatten.py"></location>
      <source>Lines up all numbers of a picture in one vector, channel by channel, row by row.

(channels, height, width) -&gt; (channels * height * width,). Between maps and Linear layers. On large
maps the Linear layer behind it gets very many weights; then pool before it, or use
GlobalAvgPool2d.</source>
      <translation>将一张图片的所有数逐通道、逐行排成一个向量。

(通道, 高, 宽) -&gt; (通道 * 高 * 宽,)。用在特征图与 Linear 层之间。特征图大时，后面的 Linear 层会有非常多的权重；这时请先池化，或用 GlobalAvgPool2d。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/log_softmax.py"></location>
      <source>LogSoftmax</source>
      <translation>LogSoftmax</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cosine_schedule.py"></location>
      <source>Long steps find the valley, short ones at the end settle in it (Loshchilov and Hutter, 2017).</source>
      <translation>长步子找到山谷，最后的短步子在其中安顿（Loshchilov 和 Hutter，2017）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>Longer steps follow decay and gradient alike; their proportion stays.</source>
      <translation>更长的步子同样跟随衰减和梯度；它们的比例不变。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/suspicious_labels.py"></location>
      <source>Look at each: some are wrong labels, some are pictures that are hard indeed.</source>
      <translation>请逐一查看：有的是标签错误，有的确实是难辨的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/positive_rate.py"></location>
      <source>Look at the loss: it may be one that falls where the network gets worse.</source>
      <translation>请看损失函数：它可能在网络变差时下降。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>Look at the path, or choose again.</source>
      <translation>请检查路径，或重新选择。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Look at the path.</source>
      <translation>请检查路径。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/show_suspicious.py"></location>
      <source>Look at the suspicious pictures</source>
      <translation>查看可疑的图片</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/zero_biases.py"></location>
      <source>Look at the weights and the learning rate.</source>
      <translation>请看权重和学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>Look at them: at most one label is right. Move them, or leave them out.</source>
      <translation>请查看：至多只有一个标签是对的。请移动它们，或去掉它们。</translation>
    </message>
    <message>
      <location filename="../../engine/data/recognise.py"></location>
      <source>Looked for: one subfolder for each class; folders train, val and test of such; a CSV or TSV table beside pictures; the class in the file names; IDX files of MNIST; NPZ or NPY arrays; the archives of CIFAR; a zip or tar of any of these.</source>
      <translation>查找过：每个类别一个子文件夹；由此构成的 train、val 和 test 文件夹；与图片放在一起的 CSV 或 TSV 表格；文件名中的类别；MNIST 的 IDX 文件；NPZ 或 NPY 数组；CIFAR 的压缩包；以及包含以上任一种的 zip 或 tar。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/plateau_schedule.py"></location>
      <source>Lower its patience by hand.</source>
      <translation>请手动减小它的耐心。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lower_learning_rate.py"></location>
      <source>Lower the learning rate</source>
      <translation>降低学习率</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/larger_batch.py"></location>
      <location filename="../../engine/doctor/cures/warm_up.py"></location>
      <source>Lower the learning rate instead.</source>
      <translation>请改为降低学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Lsuv</source>
      <translation>LSUV</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>MNIST, Fashion-MNIST and others in the same files (IDX), packed or unpacked.</source>
      <translation>MNIST、Fashion-MNIST 及其他同格式（IDX）的文件，压缩或已解压均可。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>MNIST, Fashion-MNIST and others in the same files (IDX), packed or unpacked.

Pictures and labels lie in pairs of files; those whose names begin with train are for training, those
with t10k or test for the test. Gray or colour, of any size.</source>
      <translation>MNIST、Fashion-MNIST 及其他同格式（IDX）的文件，压缩或已解压均可。

图片和标签成对存放；文件名以 train 开头的用于训练，以 t10k 或 test 开头的用于测试。灰度或彩色，任何尺寸。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>MPS (Apple)</source>
      <translation>MPS（Apple）</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Make all pictures gray.</source>
      <translation>将所有图片变为灰度。</translation>
    </message>
    <message>
      <location filename="../../engine/cli_doctor.py"></location>
      <source>Make it first, or choose another one.</source>
      <translation>请先建立它，或选择另一个。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Make it smaller.</source>
      <translation>请把它缩小。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Make it smaller: up to 100 million are read; of WebP, AVIF, JPEG 2000 and of more than 8 bits up to 50 million.</source>
      <translation>请把它缩小：最多读取 1 亿像素；WebP、AVIF、JPEG 2000 以及超过 8 位的最多 5000 万。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/augmentation.py"></location>
      <source>Make the changes stronger by hand, or add some.</source>
      <translation>请手动加强这些变化，或增加一些。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/wider.py"></location>
      <source>Make the layers wider</source>
      <translation>把层加宽</translation>
    </message>
    <message>
      <location filename="../../engine/train/forecast.py"></location>
      <source>Make the network or its pictures smaller.</source>
      <translation>请把网络或它的图片变小。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/dropout.py"></location>
      <source>Makes each number 0 with a probability p while training, and passes all of them in use.</source>
      <translation>训练时以概率 p 将每个数置 0，使用时全部通过。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/dropout.py"></location>
      <source>Makes each number 0 with a probability p while training, and passes all of them in use.

out = in * b / (1 - p), where b is 0 with probability p, else 1 (Srivastava et al., Dropout, 2014).
No unit can rely on one other, so the network overfits less. Between dense layers 0.5 is usual. On
maps neighbouring pixels say the same, so there SpatialDropout does more. Not right before
BatchNorm: the variance differs between training and use.</source>
      <translation>训练时以概率 p 将每个数置 0，使用时全部通过。

out = in * b / (1 - p)，b 以概率 p 为 0，否则为 1（Srivastava 等，Dropout，2014）。单元之间无法互相依赖，网络因而较少过拟合。全连接层之间通常用 0.5。特征图上相邻像素信息相同，SpatialDropout 效果更好。不要紧放在 BatchNorm 之前：训练和使用时方差不同。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Makes gradients smaller that are above this limit; 0: never.</source>
      <translation>缩小超过此上限的梯度；0：不裁剪。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>Makes maps larger by a whole factor, without weights.</source>
      <translation>将特征图放大整数倍，没有权重。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>Makes maps larger by a whole factor, without weights.

nearest repeats each pixel; bilinear draws a straight line between the centres of neighbours.
Followed by a convolution it is the smooth way to grow maps: ConvTranspose2d can leave a
checkerboard (Odena et al., Deconvolution and Checkerboard Artifacts, 2016).</source>
      <translation>将特征图放大整数倍，没有权重。

最近邻重复每个像素；双线性在相邻像素中心之间做线性插值。后接卷积，就是平滑放大特征图的办法：ConvTranspose2d 可能留下棋盘格（Odena 等，Deconvolution and Checkerboard Artifacts，2016）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/global_avg_pool2d.py"></location>
      <source>Makes one number of each map, its mean: maps in, a vector out.</source>
      <translation>将每个特征图变成一个数，即其均值：输入特征图，输出向量。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/global_avg_pool2d.py"></location>
      <source>Makes one number of each map, its mean: maps in, a vector out.

out[c] = mean over y, x of in[c, y, x] (Lin et al., Network in Network, 2013). Before the last
Linear layer it replaces Flatten and saves most of a network's weights; it also makes the network
mind less where in the picture a thing is. Each pixel gets the same share of the gradient.</source>
      <translation>将每个特征图变成一个数，即其均值：输入特征图，输出向量。

out[c] = mean over y, x of in[c, y, x]（Lin 等，Network in Network，2013）。放在最后的 Linear 层之前代替展平，可省去网络的大部分权重；也使网络不那么在意物体在图中的位置。每个像素得到相同份额的梯度。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <source>Makes the picture larger on all sides and cuts a part of the old size out of it, anywhere.</source>
      <translation>将图片四周加大，再从中任意位置裁出原来大小的一块。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <source>Makes the picture larger on all sides and cuts a part of the old size out of it, anywhere.

So the object stands elsewhere each time, by whole pixels. An eighth of the side is what is usual
for CIFAR-10 (4 of 32 pixels; He et al., Deep Residual Learning, 2015).</source>
      <translation>将图片四周加大，再从中任意位置裁出原来大小的一块。

这样物体每次都以整像素出现在不同位置。对 CIFAR-10 通常用边长的八分之一（32 像素中的 4 像素；He 等，Deep Residual Learning，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>Makes what is in the picture larger or smaller, about its middle; the picture keeps its size.</source>
      <translation>以中心为准放大或缩小图片的内容；图片尺寸不变。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>Makes what is in the picture larger or smaller, about its middle; the picture keeps its size.

For objects that are near in one photo and far in another.</source>
      <translation>以中心为准放大或缩小图片的内容；图片尺寸不变。

用于在照片中有近有远的物体。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/spatial_dropout.py"></location>
      <source>Makes whole maps 0 with a probability p while training, and passes all of them in use.</source>
      <translation>训练时以概率 p 将整个特征图置 0，使用时全部通过。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/spatial_dropout.py"></location>
      <source>Makes whole maps 0 with a probability p while training, and passes all of them in use.

out[c] = in[c] * b[c] / (1 - p), where b[c] is 0 with probability p, else 1 (Tompson et al.,
Efficient Object Localization Using Convolutional Networks, 2015). Between convolutions it does
what Dropout does between dense layers; 0.1 to 0.3 is usual.</source>
      <translation>训练时以概率 p 将整个特征图置 0，使用时全部通过。

out[c] = in[c] * b[c] / (1 - p)，b[c] 以概率 p 为 0，否则为 1（Tompson 等，Efficient Object Localization Using Convolutional Networks，2015）。它在卷积之间的作用相当于 Dropout 在全连接层之间的作用；通常用 0.1 到 0.3。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/map_too_small_early.py"></location>
      <source>Map too small too early</source>
      <translation>特征图过早变得太小</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Match rms adamw</source>
      <translation>与 AdamW 相当</translation>
    </message>
    <message>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>MaxPool2d</source>
      <translation>MaxPool2d</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/mean_absolute_error.py"></location>
      <source>Mean absolute error</source>
      <translation>平均绝对误差</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>Meaning</source>
      <translation>含义</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/range_test.py"></location>
      <source>Measure the learning rate</source>
      <translation>测定学习率</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>Measured</source>
      <translation>测量</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>Measuring the learning rate</source>
      <translation>正在测定学习率</translation>
    </message>
    <message>
      <location filename="../../engine/train/forecast.py"></location>
      <source>Memory does not suffice for this network.</source>
      <translation>内存不够这个网络使用。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>Memory of the mean gradient.</source>
      <translation>梯度均值的记忆系数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>Memory of the mean squared gradient and step.</source>
      <translation>梯度平方和步长平方均值的记忆系数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Memory of the mean squared gradient.</source>
      <translation>梯度平方均值的记忆系数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/gradient.py"></location>
      <source>Memory ran out: each step is computed in {count} parts from now on. Its gradient stays.</source>
      <translation>内存用完了：从现在起每一步分 {count} 部分计算。它的梯度不变。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Mend that field in a text editor, or take an earlier copy of the file.</source>
      <translation>请用文本编辑器修正该字段，或使用较早的文件副本。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fix_output.py"></location>
      <source>Mend the output</source>
      <translation>修正输出</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Merge</source>
      <translation>合并</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/small_classes.py"></location>
      <source>Merge them into one class, other.</source>
      <translation>合并为一个类别 other。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/fixes.py"></location>
      <source>Merge {names} into {into}.</source>
      <translation>将 {names} 并入 {into}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/negative_log_likelihood.py"></location>
      <source>Minus the log-probability of the right answer, for networks that end in LogSoftmax.</source>
      <translation>正确答案的对数概率的相反数，用于以 LogSoftmax 结尾的网络。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/negative_log_likelihood.py"></location>
      <source>Minus the log-probability of the right answer, for networks that end in LogSoftmax.

J = -1/m sum_i h_i[y_i]. Behind a LogSoftmax it is cross-entropy; behind anything else it can fall
without end, since nothing keeps the outputs small.</source>
      <translation>正确答案的对数概率的相反数，用于以 LogSoftmax 结尾的网络。

J = -1/m sum_i h_i[y_i]。接在 LogSoftmax 之后即为交叉熵；接在其他层之后则可能无止境地下降，因为没有什么约束输出的大小。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>Mirror</source>
      <translation>镜像</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>Mirrors the picture, left to right, upside down, or both, each by itself.</source>
      <translation>左右翻转、上下翻转或两者兼有，各自独立。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>Mirrors the picture, left to right, upside down, or both, each by itself.

Left to right suits nearly everything but letters and digits; upside down suits what is seen from
above, as under a microscope or from the air.</source>
      <translation>左右翻转、上下翻转或两者兼有，各自独立。

左右翻转几乎适合一切，唯独不适合字母和数字；上下翻转适合俯视的图像，如显微镜下或航拍。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <source>Mixup</source>
      <translation>Mixup</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>Momentum</source>
      <translation>动量</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/more_weight_decay.py"></location>
      <source>More weight decay</source>
      <translation>增加权重衰减</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>More weights remember still more.</source>
      <translation>权重越多，记住的越多。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/suspicious_labels.py"></location>
      <source>Move {count} to the class that the network says.</source>
      <translation>将 {count} 张移到网络判断的类别。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Much longer or broader than the others: look whether they belong here.</source>
      <translation>比其他图片长得多或宽得多：请看看它们是否该在这里。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>Multiplies its inputs number by number: one of them opens and closes the others, as a gate.</source>
      <translation>将各输入逐元素相乘：其中一个像门一样开启和关闭其他输入。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>Multiplies its inputs number by number: one of them opens and closes the others, as a gate.

A side of length 1 is stretched to that of the other inputs: maps of channels x 1 x 1 behind a
Sigmoid weigh whole channels, as in squeeze-and-excitation (Hu et al., 2017). The gradient of each
input is multiplied by the others: a gate that is near 0 lets none through.</source>
      <translation>将各输入逐元素相乘：其中一个像门一样开启和关闭其他输入。

长度为 1 的边会扩展到其他输入的长度：Sigmoid 之后形如 通道 x 1 x 1 的特征图可给整个通道加权，如 squeeze-and-excitation（Hu 等，2017）。每个输入的梯度要乘以其他输入：接近 0 的门不让梯度通过。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/multi_step.py"></location>
      <source>Multiplies the learning rate after each of some epochs, as `lr_scheduler.MultiStepLR`.</source>
      <translation>在指定的各轮之后将学习率乘以一个系数，同 `lr_scheduler.MultiStepLR`。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/step.py"></location>
      <source>Multiplies the learning rate every few epochs, as `lr_scheduler.StepLR`.</source>
      <translation>每隔若干轮将学习率乘以一个系数，同 `lr_scheduler.StepLR`。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>Multiplies the step that the rule finds; 1 leaves it as it is.</source>
      <translation>乘以规则求得的步长；1 则保持不变。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>Multiply</source>
      <translation>相乘</translation>
    </message>
    <message>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>Multiply needs inputs of equal shape, or sides of length 1, but gets {shapes}.</source>
      <translation>相乘需要形状相同或边长为 1 的输入，但收到的是 {shapes}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Muon</source>
      <translation>Muon</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <source>NAdam</source>
      <translation>NAdam</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <source>Name a .safetensors file that Strata wrote.</source>
      <translation>请指定由 Strata 写出的 .safetensors 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <location filename="../../engine/train/transfer.py"></location>
      <source>Name a .safetensors file, or the folder that a training wrote.</source>
      <translation>请指定 .safetensors 文件，或某次训练写出的文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>Name a .safetensors file.</source>
      <translation>请给出一个 .safetensors 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/folder.py"></location>
      <source>Name another one.</source>
      <translation>请另选一个。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Name its columns, or save it anew as CSV with a heading.</source>
      <translation>请指定各列的名称，或重新保存为带表头的 CSV。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/keeper.py"></location>
      <source>Name its own project, {file}.</source>
      <translation>请给出它自己的项目 {file}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>Name the folder of a run that has finished an epoch.</source>
      <translation>请给出一次至少完成一轮的训练的文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/progress.py"></location>
      <source>Name the folder that a training wrote, NAME.run.</source>
      <translation>请给出训练写下的文件夹 NAME.run。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>Names of the classes, parted by commas. Empty: the numbers in the files.</source>
      <translation>类别名称，用逗号分隔。留空：用文件中的编号。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>Names of the classes, parted by commas. Empty: those in the file, or its numbers.</source>
      <translation>类别名称，用逗号分隔。留空：用文件中的名称或编号。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>Nearest</source>
      <translation>最近邻</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/elu.py"></location>
      <source>Negative inputs keep a gradient, so that no unit dies, and the mean output stays near 0 (Clevert et al., 2015).</source>
      <translation>负的输入保留梯度，所以没有单元死亡，平均输出接近 0（Clevert 等，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/negative_log_likelihood.py"></location>
      <source>Negative log-likelihood</source>
      <translation>负对数似然</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Nesterov</source>
      <translation>Nesterov</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/softmax_before_logits_loss.py"></location>
      <source>Networks with it often learn, only slower and less; one that keeps up with the reference gets a warning.</source>
      <translation>这样的网络往往也能学习，只是更慢更少；跟得上参照网络的只得到警告。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Never</source>
      <translation>从不</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Newton-Schulz steps</source>
      <translation>Newton-Schulz 步数</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>No CIFAR archive is chosen.</source>
      <translation>尚未选择 CIFAR 压缩包。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>No IDX files are chosen.</source>
      <translation>尚未选择 IDX 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>No activation between layers</source>
      <translation>层之间没有激活函数</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/surgery.py"></location>
      <source>No activation between the layers would be exchanged.</source>
      <translation>没有可以替换的激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>No arrays are chosen.</source>
      <translation>尚未选择数组。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>No change of the network helps: look at the pictures whose labels look wrong.</source>
      <translation>改变网络没有帮助：请查看标签看起来错误的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>No folder of pictures is chosen.</source>
      <translation>尚未选择图片文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>No folder with parts is chosen.</source>
      <translation>尚未选择分部分的文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>No gradient reaches {layer}: its weights do not move.</source>
      <translation>没有梯度到达 {layer}：它的权重不动。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/dropout.py"></location>
      <location filename="../../engine/doctor/cures/glorot_initialisation.py"></location>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <location filename="../../engine/doctor/cures/lsuv.py"></location>
      <source>No layer has weights.</source>
      <translation>没有任何层有权重。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/thaw.py"></location>
      <source>No layer is frozen.</source>
      <translation>没有层被冻结。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/less_dropout.py"></location>
      <source>No layer leaves out more than a quarter.</source>
      <translation>没有层舍去超过四分之一。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>No layer of this network bends the numbers: its {count} layers together can do no more than one.</source>
      <translation>这个网络没有任何非线性：它的 {count} 层合起来不过是一层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>No layer of this network has weights, so there is nothing to train.</source>
      <translation>这个网络没有带权重的层，无可训练。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/range_test.py"></location>
      <source>No learning rate has been measured yet.</source>
      <translation>还没有测定学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>No learning rate suits both ends: the last layers blow up long before the first ones move.</source>
      <translation>没有一个学习率同时适合两端：最后几层早在前几层动起来之前就爆炸了。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>No learning rate undoes what the last layer cuts off.</source>
      <translation>没有学习率能挽回最后一层切掉的东西。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>No optimizer moves a frozen layer.</source>
      <translation>没有优化器能移动冻结的层。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/augmentation.py"></location>
      <source>No picture comes twice in the same way, so that the network must learn what stays the same; like more pictures, for nothing.</source>
      <translation>没有图片以同样的样子出现两次，所以网络必须学会不变的东西；如同白得更多图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/files.py"></location>
      <source>No picture of the class {name} can be used. {reason}</source>
      <translation>类别 {name} 没有可用的图片。{reason}</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fix_output.py"></location>
      <source>No single layer with weights is the last.</source>
      <translation>没有唯一的有权重的最后一层。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>No table is chosen.</source>
      <translation>尚未选择表格。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/skip_connections.py"></location>
      <source>No two layers follow one another so that a way around them is possible.</source>
      <translation>没有两个相连的层可以让一条路绕过它们。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <source>Noise</source>
      <translation>噪声</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <location filename="../../engine/spec/data.py"></location>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>None of the cures did better than the network as it was: nothing was changed.</source>
      <translation>没有一种疗法比原来的网络更好：什么也没有改变。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Norm</source>
      <translation>范数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Normal</source>
      <translation>正态</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Normalisation</source>
      <translation>归一化</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>Not a finite number</source>
      <translation>不是有限的数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/augmentation.py"></location>
      <source>Not used.</source>
      <translation>未使用。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Nothing is left of maps of {shape}.</source>
      <translation>{shape} 的特征图被裁得一点不剩。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>Nothing is wrong with this network: nothing was changed.</source>
      <translation>这个网络没有什么不对：什么也没有改变。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/less_weight_decay.py"></location>
      <source>Nothing pulls the weights towards 0.</source>
      <translation>没有什么把权重拉向 0。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>Nothing takes the output of {name}.</source>
      <translation>{name} 的输出没有接到任何层。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>NumPy arrays</source>
      <translation>NumPy 数组</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>NumPy arrays: {classes} classes, {counts} pictures of {width} x {height}.</source>
      <translation>NumPy 数组：{classes} 个类别，{counts} 张 {width} x {height} 的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/normalise_input.py"></location>
      <source>Numbers of size 1 around 0 suit the first weights and the learning rate; numbers up to 255 make the first layer's gradient, and every step, hundreds of times too long (LeCun et al., 1998).</source>
      <translation>以 0 为中心、大小为 1 的数适合最初的权重和学习率；大到 255 的数使第一层的梯度以及每一步长了数百倍（LeCun 等，1998）。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>Of CIFAR-100: its 100 classes (fine) or the 20 that they belong to (coarse).</source>
      <translation>对 CIFAR-100：100 个细类，或其所属的 20 个粗类。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>Of several problems the first on this page is named as the cause: what was there before the first step explains what comes after it.</source>
      <translation>有几个问题时，这一页上最先的那个被指为原因：第一步之前就存在的，解释其后的。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Of the processor; 0: by the trial, and one less than there are cores while the window is open. Their number decides the last bits of sums.</source>
      <translation>处理器的线程数；0：由试验决定，窗口打开时比核数少一个。它们的数目决定求和的最后几位。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Off</source>
      <translation>关</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>On</source>
      <translation>开</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>On plateau</source>
      <translation>停滞时衰减</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>On the way back each layer multiplies the gradient by its weights and by the slope of its activation; where that is below 1, what is left shrinks with every layer. The first layers then hardly move, and the rest learns from features that are still random.</source>
      <translation>返回途中每一层都把梯度乘以它的权重和激活函数的斜率；如果小于 1，剩下的随每一层缩小。于是前几层几乎不动，其余的从仍是随机的特征中学习。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>One cycle</source>
      <translation>单周期</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/one_cycle.py"></location>
      <source>One cycle of the learning rate</source>
      <translation>学习率一个周期</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>One step for all training pictures at once: gradient descent as in the textbook.</source>
      <translation>全部训练图片一起作为一步：教科书式的梯度下降。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Open a file that ends in .strata.</source>
      <translation>请打开以 .strata 结尾的文件。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Open a file that was saved by Strata.</source>
      <translation>请打开由 Strata 保存的文件。</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>Open it again when the disk is there.</source>
      <translation>请在磁盘可用时再打开它。</translation>
    </message>
    <message>
      <location filename="../../engine/cli_project.py"></location>
      <location filename="../../engine/data/doctor/examine.py"></location>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>Open it in the window and add one.</source>
      <translation>请在窗口中打开并添加一个。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Original</source>
      <translation>原始</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Orthogonal</source>
      <translation>正交</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lsuv.py"></location>
      <source>Orthogonal weights are scaled, layer by layer, until each gives numbers of variance 1 for real pictures: no layer starts too loud or too quiet (Mishkin and Matas, 2016).</source>
      <translation>正交的权重逐层缩放，直到每层对真实图片给出方差为 1 的数：没有层开始时太响或太轻（Mishkin 和 Matas，2016）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>Oscillating loss</source>
      <translation>损失振荡</translation>
    </message>
    <message>
      <location filename="../../engine/layers/output.py"></location>
      <source>Output</source>
      <translation>输出</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>Overfitting</source>
      <translation>过拟合</translation>
    </message>
    <message>
      <location filename="../../engine/layers/prelu.py"></location>
      <source>PReLU</source>
      <translation>PReLU</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Pad</source>
      <translation>填充</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Pad the shorter side.</source>
      <translation>填充较短的一边。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Paints each pixel of the input as a small learnt pattern, which makes the maps larger.</source>
      <translation>将输入的每个像素画成一个可学习的小图案，从而放大特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Paints each pixel of the input as a small learnt pattern, which makes the maps larger.

out[f, y*stride+i, x*stride+j] += weight[c, f, i, j] * in[c, y, x], plus a bias: the step that
carries the gradient back through a Conv2d, used forwards (Zeiler et al., Deconvolutional Networks,
2010). To grow maps again, as in decoders and segmentation. A kernel that the stride divides leaves
less of a checkerboard.

Its initialisation counts as inputs of an output pixel those that reach it on average:
channels / groups * kernel / stride.</source>
      <translation>将输入的每个像素画成一个可学习的小图案，从而放大特征图。

out[f, y*stride+i, x*stride+j] += weight[c, f, i, j] * in[c, y, x]，再加偏置：即把梯度反向传过 Conv2d 的那一步用在前向（Zeiler 等，Deconvolutional Networks，2010）。用于把特征图重新放大，如解码器和分割网络。核大小能被步幅整除时棋盘格较少。

其初始化把平均能到达一个输出像素的输入个数计为扇入：channels / groups * kernel / stride。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Pairs of 3x3 convolutions with pooling between them: simple, regular, strong.</source>
      <translation>成对的 3x3 卷积，中间用池化隔开：简单、规整、有效。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Parts in folders</source>
      <translation>按部分分文件夹</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Parts in folders: {classes} classes; training {training}, validation {validation}, test {test} pictures.</source>
      <translation>按部分分文件夹：{classes} 个类别；训练 {training}、验证 {validation}、测试 {test} 张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/identity.py"></location>
      <source>Passes everything through unchanged: out = in.</source>
      <translation>原样通过：out = in。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/identity.py"></location>
      <source>Passes everything through unchanged: out = in.

A place to look at the gradient of a wire, a joint where a skip connection starts, or a stand-in for
a layer that you want to leave out for now. The gradient passes unchanged too.</source>
      <translation>原样通过：out = in。

可用来观察某条连线上的梯度，作为跳跃连接的起点，或代替想暂时去掉的层。梯度也原样通过。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/part_shift.py"></location>
      <source>Pictures for {part} have mean {mean} and deviation {std}, those for training {mean0} and {std0}.</source>
      <translation>{part}图片的均值为 {mean}、标准差为 {std}，训练图片则为 {mean0} 和 {std0}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Pictures of another shape than most: {count}.</source>
      <translation>长宽比与多数不同的图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/plain_pictures.py"></location>
      <source>Pictures of one colour that show nothing: {count}.</source>
      <translation>只有一种颜色、空无一物的图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Pictures that are bent by half or more: {count}.</source>
      <translation>变形达一半以上的图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>Pictures that are far smaller than the input: {count}.</source>
      <translation>远小于输入尺寸的图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Pixels added below and on the right, to reach a size that the stride leaves open.</source>
      <translation>在下方和右侧补的像素，用来确定步幅未能唯一确定的大小。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>Pixels to add above.</source>
      <translation>上方补的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>Pixels to add below.</source>
      <translation>下方补的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>Pixels to add on the left.</source>
      <translation>左侧补的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>Pixels to add on the right.</source>
      <translation>右侧补的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Pixels to cut off above.</source>
      <translation>上方切去的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Pixels to cut off below.</source>
      <translation>下方切去的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Pixels to cut off on the left.</source>
      <translation>左侧切去的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <source>Pixels to cut off on the right.</source>
      <translation>右侧切去的像素数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Pooling</source>
      <translation>池化</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/map_too_small_early.py"></location>
      <source>Pooling and strides make maps smaller until one pixel is left. A filter of 3x3 over one pixel uses one of its nine weights; the others only ever see zeros.</source>
      <translation>池化和步幅使特征图变小，直到只剩一个像素。3x3 的滤波器在一个像素上只用九个权重中的一个；其余的只看到零。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Pulls every weight towards 0 by this share of the rate; against overfitting.</source>
      <translation>按学习率的这一比例将每个权重拉向 0；用于防止过拟合。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Pulls every weight towards 0, a little each step; against overfitting.</source>
      <translation>每一步将每个权重向 0 拉近一点；用于防止过拟合。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Pulls weights of linear layers and filters towards 0 by a constant force, so that many become 0; 0: none.</source>
      <translation>以恒定的力将线性层和卷积核的权重拉向 0，使许多权重变为 0；0：不使用。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/batch_norm.py"></location>
      <source>Put BatchNorm after each layer</source>
      <translation>在每层之后加 BatchNorm</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/skip_connections.py"></location>
      <source>Put BatchNorm after each layer, or take fewer layers.</source>
      <translation>请在每层之后加 BatchNorm，或减少层数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fewer_layers.py"></location>
      <source>Put BatchNorm after each layer, or take some away by hand.</source>
      <translation>请在每层之后加 BatchNorm，或手动去掉一些。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/group_norm.py"></location>
      <source>Put GroupNorm after each layer</source>
      <translation>在每层之后加 GroupNorm</translation>
    </message>
    <message>
      <location filename="../../engine/layers/output.py"></location>
      <source>Put a Flatten or GlobalAvgPool2d and a Linear layer before it.</source>
      <translation>请在它前面放一个展平或 GlobalAvgPool2d，再放一个 Linear 层。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>Put a Flatten or GlobalAvgPool2d before it.</source>
      <translation>请在它前面放一个展平或 GlobalAvgPool2d。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Put a LogSoftmax in the place of this layer, or choose the loss cross-entropy without it.</source>
      <translation>请用 LogSoftmax 替换此层，或去掉此层并将损失函数选为交叉熵。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/activations_between.py"></location>
      <source>Put a ReLU between the layers</source>
      <translation>在层之间加 ReLU</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Put a Softmax in the place of this layer, or choose the loss negative log-likelihood.</source>
      <translation>请用 Softmax 替换此层，或将损失函数选为负对数似然。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Put it before Flatten, or put a Reshape before it.</source>
      <translation>请把它放到展平之前，或在它前面放一个重塑。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <source>Put it before the pooling, or use LayerNorm or GroupNorm.</source>
      <translation>请把它放到池化之前，或改用 LayerNorm 或 GroupNorm。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Put one subfolder for each class into train, val and test.</source>
      <translation>请在 train、val 和 test 中为每个类别各放一个子文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>Put pictures in (PNG, JPEG, WebP, GIF, BMP, TIFF), or remove the subfolder.</source>
      <translation>请放入图片（PNG、JPEG、WebP、GIF、BMP、TIFF），或删除该子文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/files.py"></location>
      <source>Put pictures in that open elsewhere, or remove the subfolder.</source>
      <translation>请放入能在其他程序中打开的图片，或删除该子文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/concat.py"></location>
      <source>Puts the channels of its inputs one after the other: no number is mixed or lost.</source>
      <translation>将各输入的通道首尾相接：没有数被混合或丢失。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/concat.py"></location>
      <source>Puts the channels of its inputs one after the other: no number is mixed or lost.

(a, height, width) and (b, height, width) -&gt; (a + b, height, width); vectors are lined up. The joint
of Inception, DenseNet and U-Net: later layers see earlier ones directly, and the gradient reaches
those as directly (Huang et al., Densely Connected Convolutional Networks, 2016).</source>
      <translation>将各输入的通道首尾相接：没有数被混合或丢失。

(a, 高, 宽) 与 (b, 高, 宽) -&gt; (a + b, 高, 宽)；向量则首尾相连。用于 Inception、DenseNet 和 U-Net：后面的层直接看到前面的层，梯度也同样直接到达前面的层（Huang 等，Densely Connected Convolutional Networks，2016）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>Puts the same numbers in another shape, in their order: a vector to maps, or maps to others.</source>
      <translation>按原有次序将同样的数换成另一种形状：向量变特征图，或特征图变成别的形状。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>Puts the same numbers in another shape, in their order: a vector to maps, or maps to others.

Three sizes are channels, height and width; one is the length of a vector. One of them may be -1:
as many as are left. Before a ConvTranspose2d it makes maps of a vector.</source>
      <translation>按原有次序将同样的数换成另一种形状：向量变特征图，或特征图变成别的形状。

三个大小为通道、高和宽；一个大小为向量的长度。其中一个可为 -1：取剩余的数目。放在 ConvTranspose2d 之前，可由向量得到特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/quadratic_cost.py"></location>
      <source>Quadratic cost</source>
      <translation>二次代价</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>RAdam</source>
      <translation>RAdam</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>RMSprop</source>
      <translation>RMSprop</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>Random frozen filters can serve a small task well; then it says so and leaves them.</source>
      <translation>随机的冻结滤波器可以很好地完成小任务；这时它会说明并不作改变。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/dropout.py"></location>
      <source>Random numbers are left out in each step, so that no unit can rely on one other, and pictures are not learnt by heart (Srivastava et al., 2014).</source>
      <translation>每一步随机舍去一些数，使任何单元都不能依赖另一个，图片也不会被死记（Srivastava 等，2014）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Raw</source>
      <translation>原始值</translation>
    </message>
    <message>
      <location filename="../../engine/layers/relu.py"></location>
      <source>ReLU</source>
      <translation>ReLU</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Regularisation</source>
      <translation>正则化</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/remove_softmax.py"></location>
      <source>Remove the softmax</source>
      <translation>去掉 softmax</translation>
    </message>
    <message>
      <location filename="../../engine/spec/remedies.py"></location>
      <source>Replace it by {type}</source>
      <translation>换成 {type}</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>Resample</source>
      <translation>重采样</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>Reshape</source>
      <translation>重塑</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>Rises to the learning rate and falls far below, over the whole training (Smith, 2018).</source>
      <translation>在整个训练中先升到学习率，再降到远低于起点（Smith，2018）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>Rises to the learning rate and falls far below, over the whole training (Smith, 2018).

The learning rate is the peak, which may be higher than a constant one. As
`lr_scheduler.OneCycleLR`, without its changes of momentum.</source>
      <translation>在整个训练中先升到学习率，再降到远低于起点（Smith，2018）。

所设学习率为峰值，可以比恒定学习率更高。同 `lr_scheduler.OneCycleLR`，但不改变动量。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <source>Rotate</source>
      <translation>旋转</translation>
    </message>
    <message>
      <location filename="../../engine/layers/selu.py"></location>
      <source>SELU</source>
      <translation>SELU</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Same</source>
      <translation>相同大小（same）</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>Same as kernel</source>
      <translation>与核大小相同</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>Saturated activation</source>
      <translation>激活函数饱和</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Save it anew as PNG or JPEG, or take another copy.</source>
      <translation>请重新存为 PNG 或 JPEG，或换一份副本。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>Save it as PNG or JPEG.</source>
      <translation>请存为 PNG 或 JPEG。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>Save the pictures as x or images and the labels as y or labels; or as x_train, y_train, x_test, y_test.</source>
      <translation>请将图片存为 x 或 images，标签存为 y 或 labels；或存为 x_train、y_train、x_test、y_test。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/unreadable.py"></location>
      <source>Save them anew as PNG or JPEG. Training goes on without them.</source>
      <translation>请重新存为 PNG 或 JPEG。训练会略过它们继续进行。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>Scale</source>
      <translation>缩放</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>Scales that are off in one layer can cancel in another, and Adam grows out of many; so the scale is judged by what it does to the run.</source>
      <translation>一层的尺度偏差可能被另一层抵消，Adam 也能摆脱许多；所以按它对训练的影响来判断尺度。</translation>
    </message>
    <message>
      <location filename="../../app/doctor/ward.py"></location>
      <source>See the doctor's panel.</source>
      <translation>请看医生面板。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>SeparableConv2d</source>
      <translation>SeparableConv2d</translation>
    </message>
    <message>
      <location filename="../../engine/spec/remedies.py"></location>
      <source>Set it to {classes}</source>
      <translation>设为 {classes}</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Set it to {version} in a text editor.</source>
      <translation>请用文本编辑器将其设为 {version}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Set the batch size to 2 or more, or use LayerNorm.</source>
      <translation>请将批大小设为 2 或更大，或改用 LayerNorm。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Set the filters of {layer} to {classes}.</source>
      <translation>把 {layer} 的滤波器数设为 {classes}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Set the units of {layer} to {classes}.</source>
      <translation>请将 {layer} 的单元数设为 {classes}。</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>Setting</source>
      <translation>设置</translation>
    </message>
    <message>
      <location filename="../../engine/train/distributed.py"></location>
      <source>Several processes cannot train on {device}.</source>
      <translation>几个进程不能在 {device} 上训练。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>Shapes</source>
      <translation>彩色形状</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>Shapes are of one picture, without the batch: channels x height x width.</source>
      <translation>形状均指单张图片，不含批维度：通道 x 高 x 宽。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lower_learning_rate.py"></location>
      <source>Shorter steps do not overshoot: the loss stops jumping, and units are no longer thrown where they are dead.</source>
      <translation>更短的步子不会越过：损失不再跳动，单元也不会被抛到死亡之处。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>Shorter steps uphill still lead uphill.</source>
      <translation>更短的上坡步仍然是上坡。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/silu.py"></location>
      <source>SiLU</source>
      <translation>SiLU</translation>
    </message>
    <message>
      <location filename="../../engine/layers/hardswish.py"></location>
      <source>SiLU made of straight pieces: out = in * min(max(in + 3, 0), 6) / 6.</source>
      <translation>由直线段近似的 SiLU：out = in * min(max(in + 3, 0), 6) / 6。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/hardswish.py"></location>
      <source>SiLU made of straight pieces: out = in * min(max(in + 3, 0), 6) / 6.

Made for phones (Howard et al., Searching for MobileNetV3, 2019). Below -3 it gives 0 and no
gradient; above 3 it passes the gradient undiminished.</source>
      <translation>由直线段近似的 SiLU：out = in * min(max(in + 3, 0), 6) / 6。

为手机设计（Howard 等，Searching for MobileNetV3，2019）。低于 -3 时输出 0 且没有梯度；高于 3 时梯度不减弱地通过。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/sigmoid.py"></location>
      <source>Sigmoid</source>
      <translation>Sigmoid</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Skip connections carry the signal past each pair of convolutions.</source>
      <translation>跳跃连接让信号绕过每一对卷积。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Skip connections give the gradient a way back around the sigmoids.</source>
      <translation>跳跃连接为梯度提供一条绕过 sigmoid 的返回之路。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <source>Slides small learnt filters over the picture; each makes one map of where it found its pattern.</source>
      <translation>用可学习的小卷积核扫过图片；每个卷积核得到一个特征图，标出它的图案出现在哪里。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <source>Slides small learnt filters over the picture; each makes one map of where it found its pattern.

out[f, y, x] = bias[f] + sum over c, i, j of weight[f, c, i, j] * in[c, y*stride+i, x*stride+j].

The work horse of picture networks: few weights, used everywhere in the picture. Stacks of 3x3 see
as far as one large filter, with fewer weights and more non-linearity between.</source>
      <translation>用可学习的小卷积核扫过图片；每个卷积核得到一个特征图，标出它的图案出现在哪里。

out[f, y, x] = bias[f] + sum over c, i, j of weight[f, c, i, j] * in[c, y*stride+i, x*stride+j]。

图像网络的主力：权重少，在图片各处共用。叠放多个 3x3 卷积，感受野与一个大卷积核相同，但权重更少，中间的非线性更多。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>Slows down gently along half a cosine, and may start again (Loshchilov and Hutter, SGDR, 2017).</source>
      <translation>沿半个余弦平缓下降，并可重新开始（Loshchilov 与 Hutter，SGDR，2017）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>Slows down gently along half a cosine, and may start again (Loshchilov and Hutter, SGDR, 2017).

As `lr_scheduler.CosineAnnealingLR` over the whole training, and with cycles as
`CosineAnnealingWarmRestarts`.</source>
      <translation>沿半个余弦平缓下降，并可重新开始（Loshchilov 与 Hutter，SGDR，2017）。

贯穿整个训练时同 `lr_scheduler.CosineAnnealingLR`，有周期时同 `CosineAnnealingWarmRestarts`。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Small ResNet</source>
      <translation>小型 ResNet</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Small VGG</source>
      <translation>小型 VGG</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/balanced_sampling.py"></location>
      <source>Small classes are drawn more often already.</source>
      <translation>小类已经更多地被抽取。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/weigh_classes.py"></location>
      <source>Small classes are weighed already.</source>
      <translation>小类已经加权。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/more_weight_decay.py"></location>
      <source>Small weights make a smooth function that cannot learn single pictures by heart.</source>
      <translation>小的权重形成平滑的函数，不能死记单张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <source>Small: mostly one picture shows; 1: any area is as likely.</source>
      <translation>小：大多只见其中一张；1：各种面积机会均等。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <source>Small: mostly one picture shows; 1: any mixture is as likely.</source>
      <translation>小：大多只见其中一张；1：各种混合比例机会均等。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>Smaller steps keep the weights near their bad start for longer.</source>
      <translation>更小的步子使权重更久地停在不好的起点附近。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>Smaller weights shrink the gradient further.</source>
      <translation>更小的权重使梯度更加缩小。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>So far ahead the right class should be of each other one.</source>
      <translation>正确类别应领先其他每个类别多少。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/scaling.py"></location>
      <source>So little contrast is hard to see for a network.</source>
      <translation>对比度太小，网络难以看清。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>So many epochs without improvement are waited for.</source>
      <translation>容忍没有改善的轮数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>So many steps the learning rate first rises from near 0; then the schedule begins.</source>
      <translation>最初这么多步中，学习率从接近 0 升起；之后开始执行学习率调度。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softmax.py"></location>
      <source>Softmax</source>
      <translation>Softmax</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/softmax_before_logits_loss.py"></location>
      <source>Softmax before a loss that has one</source>
      <translation>在自带 softmax 的损失之前又有 softmax</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Softmax twice</source>
      <translation>两次 Softmax</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softplus.py"></location>
      <source>Softplus</source>
      <translation>Softplus</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cross_entropy.py"></location>
      <location filename="../../engine/doctor/cures/fewer_layers.py"></location>
      <location filename="../../engine/doctor/cures/fix_output.py"></location>
      <location filename="../../engine/doctor/cures/remove_softmax.py"></location>
      <source>Something else is the cause.</source>
      <translation>原因是别的。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/activations_between.py"></location>
      <location filename="../../engine/doctor/cures/adamw.py"></location>
      <location filename="../../engine/doctor/cures/less_dropout.py"></location>
      <location filename="../../engine/doctor/cures/less_weight_decay.py"></location>
      <location filename="../../engine/doctor/cures/lower_learning_rate.py"></location>
      <location filename="../../engine/doctor/cures/one_cycle.py"></location>
      <location filename="../../engine/doctor/cures/range_test.py"></location>
      <location filename="../../engine/doctor/cures/rmsprop.py"></location>
      <location filename="../../engine/doctor/cures/thaw.py"></location>
      <location filename="../../engine/doctor/surgery.py"></location>
      <source>Something else keeps the network from learning.</source>
      <translation>是别的东西使网络不能学习。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>Source</source>
      <translation>出处</translation>
    </message>
    <message>
      <location filename="../../engine/layers/spatial_dropout.py"></location>
      <source>SpatialDropout</source>
      <translation>SpatialDropout</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Splits channels into groups that do not mix.</source>
      <translation>将通道分成互不混合的组。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <source>Splits channels into groups that do not mix. As many as channels: depthwise.</source>
      <translation>将通道分成互不混合的组。组数等于通道数时即为逐通道卷积。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>Squared error behind a softmax trains well, and many squeezed outputs still rank the classes.</source>
      <translation>softmax 之后的平方误差也训练得很好，许多被压缩的输出仍能给类排序。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>Squares each shortfall: large ones count more, small ones less.</source>
      <translation>将每个不足取平方：大的影响更大，小的影响更小。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/huber.py"></location>
      <source>Squares small errors and takes large ones as they are, so that outliers pull less.</source>
      <translation>小误差取平方，大误差取原值，使离群值的影响较小。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/huber.py"></location>
      <source>Squares small errors and takes large ones as they are, so that outliers pull less.

With e = h - y of one-hot labels y: e^2/2 where |e| &lt;= delta, else delta (|e| - delta/2); the mean
over pictures and classes, as `nn.HuberLoss` (Huber, 1964).</source>
      <translation>小误差取平方，大误差取原值，使离群值的影响较小。

设 e = h - y，y 为独热标签：|e| &lt;= delta 时为 e^2/2，否则为 delta (|e| - delta/2)；对图片和类别取均值，同 `nn.HuberLoss`（Huber，1964）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/tanh.py"></location>
      <source>Squeezes every number between -1 and 1: out = (exp(in) - exp(-in)) / (exp(in) + exp(-in)).</source>
      <translation>将每个数压缩到 -1 与 1 之间：out = (exp(in) - exp(-in)) / (exp(in) + exp(-in))。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/tanh.py"></location>
      <source>Squeezes every number between -1 and 1: out = (exp(in) - exp(-in)) / (exp(in) + exp(-in)).

Centred on 0 and with slope 1 there, it lets more gradient through than Sigmoid, but where the input
is large its slope is near 0 and the gradient vanishes. Start with Glorot initialisation (Glorot and
Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, 2010).</source>
      <translation>将每个数压缩到 -1 与 1 之间：out = (exp(in) - exp(-in)) / (exp(in) + exp(-in))。

以 0 为中心，在 0 处斜率为 1，比 Sigmoid 让更多梯度通过；但输入很大时斜率接近 0，梯度消失。请用 Glorot 初始化（Glorot 与 Bengio，Understanding the Difficulty of Training Deep Feedforward Neural Networks，2010）。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/sigmoid.py"></location>
      <source>Squeezes every number between 0 and 1: out = 1 / (1 + exp(-in)).</source>
      <translation>将每个数压缩到 0 与 1 之间：out = 1 / (1 + exp(-in))。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/sigmoid.py"></location>
      <source>Squeezes every number between 0 and 1: out = 1 / (1 + exp(-in)).

The classic activation, and the classic cause of the vanishing gradient: its slope is at most 1/4,
and near 0 where the input is large, so each layer shrinks the gradient at least fourfold beyond what
the weights do (Hochreiter, 1991). In deep networks prefer ReLU, or put BatchNorm before it. With
the quadratic cost it is a fitting last layer.</source>
      <translation>将每个数压缩到 0 与 1 之间：out = 1 / (1 + exp(-in))。

经典的激活函数，也是梯度消失的经典原因：其斜率至多为 1/4，输入很大时接近 0，所以除权重的影响外，每层都使梯度至少缩小到四分之一（Hochreiter，1991）。深层网络请用 ReLU，或在它前面放 BatchNorm。配合二次代价时适合作最后一层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Standard</source>
      <translation>标准</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Standardise</source>
      <translation>标准化</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/normalise_input.py"></location>
      <source>Standardise the pictures</source>
      <translation>标准化图片</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/scaling.py"></location>
      <source>Standardise the pictures: mean 0, deviation 1.</source>
      <translation>标准化图片：均值 0，标准差 1。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/glorot_initialisation.py"></location>
      <source>Start by Glorot</source>
      <translation>按 Glorot 初始化</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <source>Start by He</source>
      <translation>按 He 初始化</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/zero_biases.py"></location>
      <source>Start the biases at 0</source>
      <translation>让偏置从 0 开始</translation>
    </message>
    <message>
      <location filename="../../engine/train/meeting.py"></location>
      <source>Start them with torchrun, and check its --rdzv-endpoint.</source>
      <translation>请用 torchrun 启动它们，并检查 --rdzv-endpoint。</translation>
    </message>
    <message>
      <location filename="../../engine/train/distributed.py"></location>
      <source>Start torchrun with --nproc-per-node={count}.</source>
      <translation>请以 --nproc-per-node={count} 启动 torchrun。</translation>
    </message>
    <message>
      <location filename="../../engine/train/reporting.py"></location>
      <source>Step {step}: memory does not suffice, even for one picture at a time.</source>
      <translation>第 {step} 步：内存不够，即使每次一张图片也不够。</translation>
    </message>
    <message>
      <location filename="../../engine/train/not_finite.py"></location>
      <source>Step {step}: the gradient of {layer} is not finite.</source>
      <translation>第 {step} 步：{layer} 的梯度不是有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/not_finite.py"></location>
      <source>Step {step}: the loss is not finite, after {layer}.</source>
      <translation>第 {step} 步：{layer} 之后的损失不是有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/not_finite.py"></location>
      <source>Step {step}: the output of {layer} is not finite.</source>
      <translation>第 {step} 步：{layer} 的输出不是有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/not_finite.py"></location>
      <source>Step {step}: the pictures hold numbers that are not finite.</source>
      <translation>第 {step} 步：图片中含有非有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/not_finite.py"></location>
      <source>Step {step}: the update of {layer} is not finite.</source>
      <translation>第 {step} 步：{layer} 的更新量不是有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/step.py"></location>
      <source>Steps</source>
      <translation>阶梯衰减</translation>
    </message>
    <message>
      <location filename="../../engine/train/captured.py"></location>
      <source>Steps are not recorded as a CUDA graph: {reason}.</source>
      <translation>步骤没有录制为 CUDA 图：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/multi_step.py"></location>
      <source>Steps at chosen epochs</source>
      <translation>指定轮阶梯衰减</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/momentum.py"></location>
      <source>Steps that agree build up speed, steps that alternate cancel: it swings less across a valley and runs faster along it (Polyak, 1964).</source>
      <translation>一致的步子积累速度，交替的步子互相抵消：横穿山谷时摆动更小，沿山谷跑得更快（Polyak，1964）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>Steps uphill</source>
      <translation>步步上坡</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>Stop early</source>
      <translation>提前停止</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Stops after so many epochs in a row without a better validation loss; 0: never.</source>
      <translation>验证损失连续这么多轮没有改善时停止；0：不提前停止。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Stops after so many minutes of training, without pauses; 0: never.</source>
      <translation>训练这么多分钟后停止，不计暂停；0：不限时间。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Stops after so many steps; 0: only the epochs count.</source>
      <translation>训练这么多步后停止；0：只按轮数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Stops when this stays under a threshold. loss: of each step's pictures; gradient: the length of the gradient of all weights.</source>
      <translation>此量持续低于阈值时停止。损失：每一步图片的损失；梯度：全部权重的梯度的长度。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>Strength of texture and grain. 0: clean and easy; 1: hard for people, too.</source>
      <translation>纹理和颗粒的强度。0：干净、容易；1：人也难以分辨。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Stretch</source>
      <translation>拉伸</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Such a folder holds train and val or test, each with one subfolder for each class.</source>
      <translation>这样的文件夹含有 train 以及 val 或 test，其中每个类别一个子文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/scaling.py"></location>
      <source>Such large numbers make the first steps jump: most networks learn slowly or not at all.</source>
      <translation>这么大的数会使最初几步大起大落：大多数网络学得很慢，甚至学不动。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>Swap left and right.</source>
      <translation>左右互换。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>Swap top and bottom.</source>
      <translation>上下互换。</translation>
    </message>
    <message>
      <location filename="../../engine/train/preparing.py"></location>
      <source>Switch off the full batch, and choose a batch size.</source>
      <translation>请关闭全批量，并选择批大小。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Symmetric</source>
      <translation>对称（-1 到 1）</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <source>Take Glorot, or exchange the activations.</source>
      <translation>请用 Glorot，或更换激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/batch_norm.py"></location>
      <source>Take GroupNorm, which works on each picture by itself, or larger batches.</source>
      <translation>请用对每张图片单独起作用的 GroupNorm，或更大的批次。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/plateau_schedule.py"></location>
      <source>Take a cosine instead, or more epochs.</source>
      <translation>请改用余弦，或更多轮。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Take an earlier copy of the file, or mend that line in a text editor.</source>
      <translation>请使用较早的文件副本，或用文本编辑器修正该行。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Take an earlier copy of the file, or mend that number in a text editor.</source>
      <translation>请使用较早的文件副本，或用文本编辑器修正该数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Take an earlier copy of the file.</source>
      <translation>请使用较早的文件副本。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>Take another copy of it.</source>
      <translation>请换一份副本。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>Take another copy of the archive.</source>
      <translation>请换一份压缩包。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fewer_layers.py"></location>
      <source>Take half of the layers away</source>
      <translation>去掉一半的层</translation>
    </message>
    <message>
      <location filename="../../engine/data/dataset.py"></location>
      <source>Take pictures in again, or move some to another class; telling apart takes two classes.</source>
      <translation>请重新纳入一些图片，或将部分图片移到另一类别；分类需要两个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Take red, green and blue.</source>
      <translation>使用红、绿、蓝三个通道。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>Take the archive from its source again, or unpack it and choose the folder.</source>
      <translation>请从来源重新获取压缩包，或解压后选择文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/remove_softmax.py"></location>
      <source>Take the loss cross-entropy, which trains better.</source>
      <translation>请用交叉熵损失，它训练得更好。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_avg_pool2d.py"></location>
      <source>Takes means over as many windows as it needs to make maps of a size that you choose.</source>
      <translation>按所选的输出大小划分窗口，取每个窗口的均值。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_avg_pool2d.py"></location>
      <source>Takes means over as many windows as it needs to make maps of a size that you choose.

Window k of n along a side of s pixels goes from floor(k*s/n) to ceil((k+1)*s/n). Whatever comes in,
the same size comes out, so that the dense layers behind it need not know how large the pictures
are.</source>
      <translation>按所选的输出大小划分窗口，取每个窗口的均值。

边长为 s 像素时，n 个窗口中的第 k 个从 floor(k*s/n) 到 ceil((k+1)*s/n)。无论输入多大，输出大小都相同，后面的全连接层因此无需知道图片有多大。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <source>Takes the mean of each window, and so makes the maps smaller.</source>
      <translation>取每个窗口的均值，从而缩小特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <source>Takes the mean of each window, and so makes the maps smaller.

out[c, y, x] = mean over i, j of in[c, y*stride+i, x*stride+j]; a border counts as zeros. The
pooling of LeNet-5 (LeCun et al., 1998). Softer than MaxPool2d: every pixel of the window gets an
equal, smaller share of the gradient.</source>
      <translation>取每个窗口的均值，从而缩小特征图。

out[c, y, x] = mean over i, j of in[c, y*stride+i, x*stride+j]；边框按零计。LeNet-5 的池化方式（LeCun 等，1998）。比 MaxPool2d 柔和：窗口中每个像素都得到相等而较小的一份梯度。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Takes the slope where the momentum leads, not where it stands.</source>
      <translation>在动量将到达之处求梯度，而不是在当前位置。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Takes the squared mean gradient from the mean square: divides by the deviation, so that slopes which agree count for more (Graves, 2013).</source>
      <translation>从平均平方中减去平均梯度的平方：除以标准差，使一致的斜率更重要（Graves，2013）。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>Takes the weight decay from the weights themselves, as AdamW does, not through the gradient.</source>
      <translation>像 AdamW 那样直接对权重做权重衰减，而不经过梯度。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>Takes this share from each new slope before it adds to the speed; 0: none.</source>
      <translation>每个新斜率加到速度之前先去掉这个比例；0：不去掉。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/cross_entropy.py"></location>
      <source>Takes this share of certainty from the labels, so that the network is less sure; 0.1 is usual, 0: none.</source>
      <translation>从标签中拿走这一份确定性，使网络不那么自信；通常为 0.1，0：不使用。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/tanh.py"></location>
      <source>Tanh</source>
      <translation>Tanh</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>Telling apart takes at least two classes.</source>
      <translation>分类至少需要两个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Ten ReLUs deep</source>
      <translation>十层 ReLU</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Ten sigmoids deep</source>
      <translation>十层 sigmoid</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Ten sigmoids with batch norm</source>
      <translation>十层 sigmoid 加批归一化</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Ten sigmoids with shortcuts</source>
      <translation>十层 sigmoid 加跳跃连接</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Tf32</source>
      <translation>TF32</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/thaw.py"></location>
      <source>Thaw the layers</source>
      <translation>解冻各层</translation>
    </message>
    <message>
      <location filename="../../engine/spec/remedies.py"></location>
      <source>Thaw {layer}</source>
      <translation>解冻 {layer}</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Thaw {layer}, or another layer.</source>
      <translation>请解冻 {layer} 或另一层。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bias_before_batch_norm.py"></location>
      <source>The BatchNorm behind {layer} subtracts the mean, and with it the bias: it has no effect.</source>
      <translation>{layer} 之后的 BatchNorm 减去均值，偏置也随之减去：它没有作用。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <source>The archive cifar-10-binary.tar.gz or cifar-100-binary.tar.gz, or its folder.</source>
      <translation>压缩包 cifar-10-binary.tar.gz 或 cifar-100-binary.tar.gz，或其文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>The archive cifar-10-python.tar.gz or cifar-100-python.tar.gz, or its folder.</source>
      <translation>压缩包 cifar-10-python.tar.gz 或 cifar-100-python.tar.gz，或其文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>The augmentation {type} is not known to this version of Strata.</source>
      <translation>此版本的 Strata 不认识数据增强 {type}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>The best weights are kept anyway.</source>
      <translation>最好的权重无论如何都会保留。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>The checkpoint {path} is damaged: {reason}.</source>
      <translation>检查点 {path} 已损坏：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>The classic first network for 32x32 colour pictures, here on coloured shapes.</source>
      <translation>用于 32x32 彩色图片的经典入门网络，这里用来识别彩色形状。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/shrinking_filters.py"></location>
      <source>The convolutions shrink from {first} to {last} filters; usually they widen as the maps get smaller.</source>
      <translation>卷积从 {first} 个滤波器缩小到 {last} 个；通常特征图变小时它们会变多。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/keeper.py"></location>
      <source>The course of the training is no longer kept in {path}: {reason}</source>
      <translation>训练的过程不再保存在 {path}：{reason}</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>The cured network was no better on the validation pictures ({after} against {before}): all was undone.</source>
      <translation>治疗后的网络在验证图片上没有更好（{after} 对 {before}）：全部撤销。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/less_weight_decay.py"></location>
      <source>The decay pulls harder than the loss does, so the weights shrink instead of learning; with a tenth of it the loss wins.</source>
      <translation>衰减拉得比损失更用力，所以权重缩小而不是学习；用它的十分之一，损失就占上风。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>The direction is wrong, not the scale.</source>
      <translation>错的是方向，不是尺度。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>The distance to gray is multiplied by 1 plus or minus up to this.</source>
      <translation>与灰色的差距乘以 1 加减至多此值。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/output.py"></location>
      <source>The end of the network: one number for each class; the largest is the answer.</source>
      <translation>网络的末端：每个类别一个数；最大的就是答案。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/output.py"></location>
      <source>The end of the network: one number for each class; the largest is the answer.

With the cross-entropy loss these numbers are logits: put no Softmax before this layer, the loss
and the classifier apply it themselves.</source>
      <translation>网络的末端：每个类别一个数；最大的就是答案。

使用交叉熵损失时，这些数是 logits：不要在本层之前放 Softmax，损失函数和分类器会自己做。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fix_output.py"></location>
      <source>The end suits the loss.</source>
      <translation>输出端适合这个损失。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/huber.py"></location>
      <source>The error at which the square turns into a straight line.</source>
      <translation>误差达到此值时，平方变为直线。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>The file has no layer of this name.</source>
      <translation>文件中没有这个名称的层。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/warm_up.py"></location>
      <source>The first gradients are the largest and the least trustworthy; short first steps keep them from throwing the weights about (Goyal et al., 2017).</source>
      <translation>最初的梯度最大也最不可信；最初的短步子使它们不致把权重抛来抛去（Goyal 等，2017）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>The first layers move too little already.</source>
      <translation>前几层本来就动得太少。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>The first loss is {times} times that of blind guessing.</source>
      <translation>最初的损失是盲猜的 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>The first weights of {layer} are {times} times larger than they should be.</source>
      <translation>{layer} 最初的权重比应有的大 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>The first weights of {layer} are {times} times smaller than they should be.</source>
      <translation>{layer} 最初的权重比应有的小 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>The first weights. drawn: as each layer says; lsuv: orthogonal, and scaled layer by layer until some of the training pictures give numbers of variance 1.</source>
      <translation>最初的权重。drawn：按各层的设置；lsuv：正交，并逐层缩放，直到一些训练图片给出方差为 1 的数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/softmax_before_logits_loss.py"></location>
      <source>The floor of the loss stays where it is.</source>
      <translation>损失的下限仍在原处。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>The folder of the pictures, or a zip or tar file of it.</source>
      <translation>图片所在的文件夹，或其 zip 或 tar 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>The folder that holds the files, one of the files, or a zip or tar file of them.</source>
      <translation>这些文件所在的文件夹、其中一个文件，或其 zip 或 tar 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>The folder that holds train, val and test, or a zip or tar file of it.</source>
      <translation>含有 train、val 和 test 的文件夹，或其 zip 或 tar 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>The folder whose subfolders are the classes, or a zip or tar file of it.</source>
      <translation>以子文件夹为类别的文件夹，或其 zip 或 tar 文件。</translation>
    </message>
    <message>
      <location filename="../../app/training/following.py"></location>
      <source>The folder {path} cannot be read: {reason}.</source>
      <translation>无法读取文件夹 {path}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/folder.py"></location>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>The folder {path} could not be made: {reason}.</source>
      <translation>无法创建文件夹 {path}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>The folder {path} has no subfolders.</source>
      <translation>文件夹 {path} 没有子文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>The folder {path} is empty.</source>
      <translation>文件夹 {path} 是空的。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>The folder {path} may not be read.</source>
      <translation>没有权限读取文件夹 {path}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>The gradient at {first} is {times} times larger than at {last}, before the first step.</source>
      <translation>第一步之前，{first} 处的梯度比 {last} 处大 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>The gradient at {first} is {times} times smaller than at {last}.</source>
      <translation>{first} 处的梯度比 {last} 处小 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>The gradient at {first} is {times} times smaller than at {last}: each layer takes away {share} of the signal.</source>
      <translation>{first} 处的梯度比 {last} 处小 {times} 倍：每一层取走 {share} 的信号。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>The gradient at {first} is {times} times smaller than at {last}: half of the signal is lost every {length} layers.</source>
      <translation>{first} 处的梯度比 {last} 处小 {times} 倍：每 {length} 层损失一半的信号。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>The gradient is true only near the place where it was measured. A step that is too long lands where the slope is another, so that the loss jumps about or grows instead of falling.</source>
      <translation>梯度只在测量之处附近成立。太长的一步会落到斜率不同的地方，所以损失跳动或增长，而不是下降。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/larger_batch.py"></location>
      <source>The gradient of more pictures is less a matter of chance, so that steps no longer contradict one another (McCandlish et al., 2018).</source>
      <translation>更多图片的梯度更少偶然，所以步子不再互相矛盾（McCandlish 等，2018）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/larger_batch.py"></location>
      <source>The gradient of {count} pictures is hardly noise.</source>
      <translation>{count} 张图片的梯度几乎没有噪声。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/skip_connections.py"></location>
      <source>The gradient passes each sum unchanged, so that it reaches the first layers even where those between let hardly anything through (He et al., 2015).</source>
      <translation>梯度不变地通过每个加法，所以即使中间的层几乎不让什么通过，它也能到达前几层（He 等，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>The gradient points to where the loss grows, so a step must go against it. With the sign turned, in the rate or in the loss, the training gets worse at exactly what it should get better at.</source>
      <translation>梯度指向损失增长的方向，所以步子必须与它相反。如果学习率或损失的符号反了，训练恰恰在应当变好的地方变差。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The heading above the classes. Empty: found by itself.</source>
      <translation>类别列的表头。留空：自动查找。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The heading above the file names. Empty: found by itself.</source>
      <translation>文件名列的表头。留空：自动查找。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The heading above the subjects. Empty: found by itself, if there is one.</source>
      <translation>对象列的表头。留空：若有则自动查找。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The heading above train, val and test. Empty: found by itself, if there is one.</source>
      <translation>train、val、test 所在列的表头。留空：若有则自动查找。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <source>The largest angle.</source>
      <translation>最大角度。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>The largest rectangle, as a share of the picture's area.</source>
      <translation>最大的矩形，按图片面积的比例计。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <source>The largest standard deviation of the Gaussian; the smallest is 0.1.</source>
      <translation>高斯核的最大标准差；最小为 0.1。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>The layer of this name has no {tensor}.</source>
      <translation>这个名称的层没有 {tensor}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>The layer type {type} is not known to this version of Strata.</source>
      <translation>此版本的 Strata 不认识层类型 {type}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cosine_schedule.py"></location>
      <source>The learning rate falls along half a cosine already.</source>
      <translation>学习率已经沿半个余弦下降。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/plateau_schedule.py"></location>
      <source>The learning rate falls on a plateau already.</source>
      <translation>学习率已经在停滞时降低。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lower_learning_rate.py"></location>
      <source>The learning rate is {rate:g} already.</source>
      <translation>学习率已经是 {rate:g}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/positive_rate.py"></location>
      <source>The learning rate is {rate:g}: its sign is right.</source>
      <translation>学习率是 {rate:g}：它的符号是对的。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/constant.py"></location>
      <source>The learning rate stays as it is.</source>
      <translation>学习率保持不变。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>The longer it goes on, the worse it gets.</source>
      <translation>持续越久越糟。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>The longer it trains, the more it knows by heart.</source>
      <translation>训练越久，死记的越多。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/softmax_before_logits_loss.py"></location>
      <source>The loss applies a softmax itself, and {layer} is one already: the loss cannot fall below {floor}.</source>
      <translation>损失自己会做 softmax，而 {layer} 已经是一个：损失不能低于 {floor}。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>The loss applies a softmax itself. With another one before it the loss cannot come near 0, and the gradient fades just where the answers get clear.</source>
      <translation>损失函数自带 softmax。前面再加一个，损失就无法接近 0，而且恰恰在答案渐渐明确时梯度会减弱。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>The loss applies a softmax itself; with this one before it, it is applied twice. The loss cannot come near 0, and the gradient fades.</source>
      <translation>损失函数自带 softmax，前面又有这一个，就做了两次。损失无法接近 0，梯度也会减弱。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fix_output.py"></location>
      <source>The loss compares one free number for each class with the answer; an activation on them, or a wrong count, keeps the right answer out of reach.</source>
      <translation>损失把每个类的一个自由的数与答案比较；加在上面的激活函数或错误的数目使正确的回答无法达到。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>The loss compares the network's last numbers with the classes, and each loss expects numbers of a certain kind. An activation that cuts or squeezes them, or a loss for other tasks, hides from the network how wrong it is.</source>
      <translation>损失把网络最后的数与各类比较，每种损失都期待某种数。切断或压缩它们的激活函数，或用于其他任务的损失，会使网络看不到自己错了多少。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_sign.py"></location>
      <source>The loss has grown in every stretch of the run, from {first} to {last}.</source>
      <translation>损失在训练的每一段都增长，从 {first} 到 {last}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>The loss is a mean over pictures, so a class with few of them hardly counts. Saying the large classes is mostly right, and the network settles for it.</source>
      <translation>损失是对图片的平均，所以图片少的类几乎不算数。回答大类大多是对的，网络就满足于此。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cross_entropy.py"></location>
      <source>The loss is cross-entropy on logits already.</source>
      <translation>损失已经是对 logits 的交叉熵。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>The loss must fall by more than this to count as better.</source>
      <translation>损失下降超过此值才算改善。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>The loss still falls by {fall} in each tenth of the run.</source>
      <translation>损失在训练的每十分之一中仍下降 {fall}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>The loss still falls by {fall} in each tenth of the run; some {epochs} epochs would bring it to where the reference is.</source>
      <translation>损失在训练的每十分之一中仍下降 {fall}；大约 {epochs} 轮可以达到参照网络的水平。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/more_epochs.py"></location>
      <source>The loss still falls when the training ends; the number of epochs is that at which it would be where it can be.</source>
      <translation>训练结束时损失仍在下降；这个轮数是它能达到应有水平的轮数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/map_too_small_early.py"></location>
      <source>The maps that enter {layer} are of one pixel: its filter sees only zeros around it.</source>
      <translation>进入 {layer} 的特征图只有一个像素：它的滤波器周围只看到零。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/mean_absolute_error.py"></location>
      <source>The mean distance between the outputs h and the one-hot labels y.</source>
      <translation>输出 h 与独热标签 y 之间的平均距离。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/mean_absolute_error.py"></location>
      <source>The mean distance between the outputs h and the one-hot labels y.

J = 1/(mK) sum_i sum_k |h_ik - y_ik| over m pictures and K classes, as `nn.L1Loss`. Wrong labels
pull no harder than right ones; its gradient is as large near the goal as far from it.</source>
      <translation>输出 h 与独热标签 y 之间的平均距离。

J = 1/(mK) sum_i sum_k |h_ik - y_ik|，对 m 张图片和 K 个类别，同 `nn.L1Loss`。错误标签的拉力不比正确的大；其梯度在目标附近与远处一样大。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/momentum.py"></location>
      <source>The momentum is {momentum:g} already.</source>
      <translation>动量已经是 {momentum:g}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>The network ends in {outputs} numbers, but the data has {classes} classes.</source>
      <translation>网络最后输出 {outputs} 个数，但数据有 {classes} 个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>The network ends in {width} numbers, but there are {classes} classes.</source>
      <translation>网络以 {width} 个数结束，但有 {classes} 个类。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/scaling.py"></location>
      <source>The network gets pictures of mean {mean} and deviation {std}.</source>
      <translation>网络收到的图片均值为 {mean}、标准差为 {std}。</translation>
    </message>
    <message>
      <location filename="../../engine/cli_project.py"></location>
      <location filename="../../engine/data/doctor/examine.py"></location>
      <location filename="../../engine/doctor/cures/normalise_input.py"></location>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>The network has no Input layer.</source>
      <translation>网络没有输入层。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>The network has no {tag} layer.</source>
      <translation>网络没有{tag}层。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>The network is large enough to go on learning.</source>
      <translation>网络足够大，可以继续学习。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>The network is on its way and the way is right; the run just ends before it arrives. The loss still falls as fast at the end as in the middle.</source>
      <translation>网络正在途中，方向也对；只是训练在到达之前就结束了。结束时损失下降得和中途一样快。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>The network knows {train} of its training pictures but {validation} of new ones: {pictures} pictures of a class are too few.</source>
      <translation>网络认得 {train} 的训练图片，但只认得 {validation} 的新图片：每类 {pictures} 张图片太少。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>The network knows {train} of its training pictures but {validation} of new ones; the validation loss has risen to {times} times its best of step {step}.</source>
      <translation>网络认得 {train} 的训练图片，但只认得 {validation} 的新图片；验证损失已升到第 {step} 步最好值的 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/imbalance.py"></location>
      <source>The network learns to say {large} and is mostly right. Weigh the classes, or draw small ones more often.</source>
      <translation>网络只要学会答 {large}，多半就是对的。请给类别加权，或更频繁地抽取小类别。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>The network may learn that gray means a class, where they are mostly of one.</source>
      <translation>若它们大多属于同一类别，网络可能会把灰度当成该类别的标志。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/map_too_small_early.py"></location>
      <source>The network may still learn; the layer is only a dear way to write a Linear.</source>
      <translation>网络仍然可以学习；这一层只是昂贵地写出一个全连接层。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>The network misses even what is easy to learn in its training pictures. Either it has too few filters to say it, or the training does not find the weights that would.</source>
      <translation>网络连训练图片中容易学的都没有学会。要么滤波器太少而表达不出，要么训练找不到合适的权重。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>The network of 1998 that read cheques: tanh, average pooling, 61,706 weights.</source>
      <translation>1998 年用来读支票的网络：tanh、平均池化、61,706 个权重。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/surgery.py"></location>
      <source>The network would not fit together any more: {reason}</source>
      <translation>网络将不再合得起来：{reason}</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>The numbers are wrong at the end; a norm before it leaves them so.</source>
      <translation>错的是最后的数；在它之前的归一化改变不了。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>The numbers in which layers multiply; weights are always float32. auto: where the training is long enough for a short trial, the fastest whose gradient agrees with float32. tf32: on newer NVIDIA GPUs; float16: on older ones, with a scaled loss, very slow on a CPU.</source>
      <translation>各层相乘时所用的数；权重始终是 float32。auto：训练足够长、值得作短试验时，取梯度与 float32 一致的最快者。tf32：用于较新的 NVIDIA GPU；float16：用于较旧的，带损失缩放，在 CPU 上很慢。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/files.py"></location>
      <source>The old file, if there was one, is unharmed. Free some space or choose another folder.</source>
      <translation>原有的文件（若有）完好无损。请腾出一些空间，或另选文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/rmsprop.py"></location>
      <source>The optimizer is RMSprop at its usual rate already.</source>
      <translation>优化器已经是常用学习率的 RMSprop。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/adamw.py"></location>
      <source>The optimizer is {name} at its usual rate already.</source>
      <translation>优化器已经是常用学习率的 {name}。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>The output padding is as large as the stride.</source>
      <translation>输出填充不小于步幅。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/output.py"></location>
      <source>The output wants one number per class, but gets maps of {shape}.</source>
      <translation>输出层需要每个类别一个数，但收到的是 {shape} 的特征图。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>The padding cuts off all that comes out.</source>
      <translation>填充把输出全部切掉了。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/pooling.py"></location>
      <source>The padding is more than half of the window.</source>
      <translation>填充超过了窗口的一半。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>The pattern {pattern} finds {count} classes in the file names of {path}.</source>
      <translation>模式 {pattern} 在 {path} 的文件名中找到 {count} 个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/augmentation.py"></location>
      <source>The pictures are augmented already.</source>
      <translation>图片已经增强。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>The pictures are coloured, but the input is gray.</source>
      <translation>图片是彩色的，但输入是灰度。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/normalise_input.py"></location>
      <source>The pictures are standardised already.</source>
      <translation>图片已经标准化。</translation>
    </message>
    <message>
      <location filename="../../app/data/store.py"></location>
      <source>The pictures could not be loaded: {error}.</source>
      <translation>无法加载图片：{error}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>The pictures enter with mean {mean} and deviation {std}; around 0 and 1 is healthy.</source>
      <translation>图片进入时均值为 {mean}，标准差为 {std}；健康值约为 0 和 1。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>The pictures hold numbers that are not finite.</source>
      <translation>图片中有不是有限的数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>The pictures, their classes or their split are not those with which this run began.</source>
      <translation>图片、它们的类或划分与这次训练开始时的不同。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/one_cycle.py"></location>
      <source>The plan has one cycle already.</source>
      <translation>计划已经是一个周期。</translation>
    </message>
    <message>
      <location filename="../../engine/train/meeting.py"></location>
      <source>The processes did not find one another: {reason}.</source>
      <translation>进程没有找到彼此：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>The processes found different checkpoints.</source>
      <translation>各进程找到的检查点不同。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>The proportion of the classes stays the same.</source>
      <translation>各类的比例不变。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/range_test.py"></location>
      <source>The range test suggests the learning rate that you have, {rate:g}.</source>
      <translation>范围测试建议的学习率就是你现有的 {rate:g}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/range_test.py"></location>
      <source>The rate rises in a short trial from step to step; where the loss falls fastest is the rate to take (Smith, 2017).</source>
      <translation>在一次短试验中学习率逐步上升；损失下降最快之处就是要取的学习率（Smith，2017）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/warm_up.py"></location>
      <source>The rate rises over {count} steps already.</source>
      <translation>学习率已经在 {count} 步中上升。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/one_cycle.py"></location>
      <source>The rate rises to the measured one and falls far below it: fast learning in the middle, calm at both ends (Smith, 2018).</source>
      <translation>学习率升到测得的值，再降到远低于它：中间学得快，两端平稳（Smith，2018）。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>The run has {count} epochs already.</source>
      <translation>训练已经有 {count} 轮。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>The run has {steps} steps; from as many pictures as it will see the reference has learnt {share} of what it learns in the end.</source>
      <translation>这次训练有 {steps} 步；从它将看到的那么多图片中，参照网络学到了它最终所学的 {share}。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/keeper.py"></location>
      <source>The run in {path} began with another network.</source>
      <translation>{path} 中的训练是用另一个网络开始的。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>The run's folder must lie on a disk that all machines share.</source>
      <translation>训练的文件夹必须在所有机器共享的磁盘上。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>The same depth with ReLU, whose slope of 1 lets the gradient through.</source>
      <translation>同样的深度，改用 ReLU：斜率为 1，让梯度通过。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>The same pictures have a loss of {train} in the mode of training and {use} in that of use.</source>
      <translation>同样的图片在训练模式下损失为 {train}，在使用模式下为 {use}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>The scale stays as it is, however long it trains.</source>
      <translation>无论训练多久，尺度都不变。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/spatial_dropout.py"></location>
      <source>The share of maps that is left out in each step.</source>
      <translation>每一步中被丢弃的特征图的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/dropout.py"></location>
      <source>The share of numbers that is left out in each step.</source>
      <translation>每一步中被丢弃的数的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>The share of pictures kept to the very end, for the honest accuracy.</source>
      <translation>留到最后的图片的比例，用来测得真实的准确率。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>The share of pictures that tells, after each epoch, how well it generalises.</source>
      <translation>每一轮之后用来检验泛化能力的图片的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>The share of the pictures that it changes.</source>
      <translation>被改动的图片的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>The share of the rate at the end of the cosine.</source>
      <translation>余弦结束时学习率所占的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>The share of the rate at the first step.</source>
      <translation>第一步时学习率所占的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>The share of the rate at the last step.</source>
      <translation>最后一步时学习率所占的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>The share of the rate below which it does not fall.</source>
      <translation>学习率降到此比例后不再下降。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>The share of the training in which the rate rises.</source>
      <translation>训练中学习率上升阶段所占的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>The signal fades on its way: what leaves {last} varies {times} times less than what leaves {first}.</source>
      <translation>信号在途中减弱：离开 {last} 的比离开 {first} 的变化小 {times} 倍。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/leaky_relu.py"></location>
      <source>The slope for negative numbers; 0 is ReLU, 1 changes nothing.</source>
      <translation>负数部分的斜率；0 即 ReLU，1 则不改变任何值。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>The slope of a sigmoid is at most 1/4, so after ten of them next to nothing reaches the first layers, and they do not learn.</source>
      <translation>sigmoid 的斜率至多为 1/4，经过十层之后几乎没有梯度到达前几层，它们也就学不动。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>The smallest rectangle, as a share of the picture's area.</source>
      <translation>最小的矩形，按图片面积的比例计。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lsuv.py"></location>
      <source>The start is scaled by the pictures already.</source>
      <translation>初始权重已经按图片缩放。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>The statistics follow the weights; they are as far off later.</source>
      <translation>统计跟随权重；后来同样偏离。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>The steps follow the labels, whatever their length.</source>
      <translation>无论步长多少，步子都跟随标签。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>The sum of squared gradients to begin with; above 0 the first steps are shorter.</source>
      <translation>梯度平方和的初始值；大于 0 时最初几步较短。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The table {table} cannot be used: {reason}.</source>
      <translation>表格 {table} 无法使用：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The table {table} tells less than two classes.</source>
      <translation>表格 {table} 中不足两个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>The table, beside its pictures; or the folder, zip or tar that holds both.</source>
      <translation>与图片放在一起的表格；或同时含有两者的文件夹、zip 或 tar。</translation>
    </message>
    <message>
      <location filename="../../app/training/jobs.py"></location>
      <source>The trained network is for other pictures or classes.</source>
      <translation>训练好的网络对应的是别的图片或类别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>The training ends when the validation loss no longer falls, and the best weights are put back: what follows is learning by heart (Prechelt, 1998).</source>
      <translation>验证损失不再下降时训练结束，并恢复最好的权重：之后的只是死记（Prechelt，1998）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>The training stops after {count} epochs without progress already.</source>
      <translation>训练已经会在 {count} 轮没有进步后停止。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>The two modes differ from early on.</source>
      <translation>两种模式很早就有差别。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>The validation pictures differ from the training pictures by {shift} deviations in the mean.</source>
      <translation>验证图片与训练图片的均值相差 {shift} 个标准差。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/oscillating_loss.py"></location>
      <source>The waves go on as long as the steps are too long.</source>
      <translation>步子太长，波浪就一直持续。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/more_weight_decay.py"></location>
      <source>The weight decay is {decay:g} already.</source>
      <translation>权重衰减已经是 {decay:g}。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <source>The weight of the newest batch in the running mean that is used after training.</source>
      <translation>在训练后所用的滑动平均中，最新一批所占的权重。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>The weight of this layer does not fit.</source>
      <translation>这一层的权重不合适。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/learning_rate_too_high.py"></location>
      <source>The weights have grown to {times} times their first size; the learning rate of {rate} is too high.</source>
      <translation>权重已增长到最初大小的 {times} 倍；学习率 {rate} 太高。</translation>
    </message>
    <message>
      <location filename="../../engine/train/not_finite.py"></location>
      <source>The weights of before this step are kept. Lower the learning rate (now {rate:g}) to a tenth, or tame the start: He initialisation, BatchNorm, standardised pictures.</source>
      <translation>已保留这一步之前的权重。请将学习率（现为 {rate:g}）降到十分之一，或让起点更平稳：He 初始化、BatchNorm、标准化图片。</translation>
    </message>
    <message>
      <location filename="../../engine/train/reporting.py"></location>
      <source>The weights of before this step are kept. Make the network or its pictures smaller.</source>
      <translation>保留了这一步之前的权重。请把网络或它的图片变小。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>The weights that lead to a unit or filter are never longer than this; 0: no limit.</source>
      <translation>通向每个单元或卷积核的权重向量的长度不超过此值；0：不限制。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>The {name} of {decay} has shrunk the weights to {left} of their first size.</source>
      <translation>{name} {decay} 已把权重缩小到最初大小的 {left}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>The {name} of {decay} pulls with {share} of the force of the data.</source>
      <translation>{name} {decay} 的拉力是数据的力的 {share}。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/preflight.py"></location>
      <location filename="../../engine/train/preparing.py"></location>
      <source>There are no pictures to train on.</source>
      <translation>没有可用于训练的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>There are no validation pictures to tell when to stop.</source>
      <translation>没有验证图片来判断何时停止。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>There is a layer {id} already.</source>
      <translation>已有层 {id}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/activations_between.py"></location>
      <source>There is an activation between all layers.</source>
      <translation>所有层之间都有激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/dropout.py"></location>
      <source>There is dropout of {share:g} already.</source>
      <translation>已经有 {share:g} 的随机失活。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>There is more than one {tag} layer.</source>
      <translation>{tag}层不止一个。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>There is no CIFAR archive in {path}.</source>
      <translation>{path} 中没有 CIFAR 压缩包。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>There is no CSV or TSV file in {path}.</source>
      <translation>{path} 中没有 CSV 或 TSV 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/choose.py"></location>
      <source>There is no data source {text}.</source>
      <translation>没有数据来源 {text}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>There is no file or folder {path}.</source>
      <translation>没有文件或文件夹 {path}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <location filename="../../engine/spec/project.py"></location>
      <source>There is no file {path}.</source>
      <translation>没有文件 {path}。</translation>
    </message>
    <message>
      <location filename="../../engine/cli_doctor.py"></location>
      <source>There is no folder {path}.</source>
      <translation>没有文件夹 {path}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/wider.py"></location>
      <source>There is no hidden layer to widen.</source>
      <translation>没有可以加宽的隐藏层。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>There is no pair of IDX files in {path}.</source>
      <translation>{path} 中没有成对的 IDX 文件。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>There is no picture in {names} of {path}.</source>
      <translation>{path} 的 {names} 中没有图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/remove_softmax.py"></location>
      <source>There is no softmax before the loss.</source>
      <translation>损失之前没有 softmax。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>There is no such picture.</source>
      <translation>没有这张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>There is no template {id}.</source>
      <translation>没有模板 {id}。</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <location filename="../../engine/train/transfer.py"></location>
      <source>There is no trained model at {path}.</source>
      <translation>{path} 处没有训练好的模型。</translation>
    </message>
    <message>
      <location filename="../../app/training/jobs.py"></location>
      <source>There is no trained network yet.</source>
      <translation>还没有训练好的网络。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/not_finite.py"></location>
      <source>There is nothing left to train on.</source>
      <translation>没有剩下可以训练的东西。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/plain_pictures.py"></location>
      <source>There is nothing to learn from them; mostly they are damaged.</source>
      <translation>从中学不到什么；它们多半已损坏。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>There is nothing to stop from.</source>
      <translation>没有什么需要停止。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/small_classes.py"></location>
      <source>There is nothing to train on of {names}.</source>
      <translation>{names} 没有可用于训练的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>They are laid over the input's background: look whether that colour suits them.</source>
      <translation>它们铺在输入层的背景上：请看那个颜色是否合适。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/part_shift.py"></location>
      <source>They are of another kind than the network learns from. Mix the parts, or augment the brightness and contrast.</source>
      <translation>它们与网络所学的图片不是一类。请混合各部分，或对亮度和对比度做数据增强。</translation>
    </message>
    <message>
      <location filename="../../engine/train/device.py"></location>
      <source>This machine has no {device} device that torch can use.</source>
      <translation>本机没有 torch 可用的 {device} 设备。</translation>
    </message>
    <message>
      <location filename="../../engine/train/distributed.py"></location>
      <source>This machine has {count} GPUs for {processes} processes.</source>
      <translation>这台机器有 {count} 个 GPU，而进程有 {processes} 个。</translation>
    </message>
    <message>
      <location filename="../../app/training/worker.py"></location>
      <source>This may be a fault of Strata: the details can be shown and copied.</source>
      <translation>这可能是 Strata 的缺陷：可以查看并复制详细信息。</translation>
    </message>
    <message>
      <location filename="../../engine/train/distributed.py"></location>
      <source>This torch cannot train on several GPUs: it was built without NCCL.</source>
      <translation>这个 torch 不能在几个 GPU 上训练：它编译时没有 NCCL。</translation>
    </message>
    <message>
      <location filename="../../engine/train/meeting.py"></location>
      <source>This torch cannot train with several processes: it was built without gloo.</source>
      <translation>这个 torch 不能用几个进程训练：它编译时没有 gloo。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>This version of Strata does not know the setting {names} of {layer}.</source>
      <translation>此版本的 Strata 不认识 {layer} 的设置 {names}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/show_suspicious.py"></location>
      <source>Those whose labels the network contradicts most; put them in the right class, or leave them out.</source>
      <translation>网络最不同意其标签的图片；请把它们放到正确的类，或舍去。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Three convolutions</source>
      <translation>三层卷积</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Three convolutions as they are often written, with a softmax that does harm.</source>
      <translation>常见写法的三层卷积，带有一个有害的 softmax。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>Time does not change what the last layer can say.</source>
      <translation>时间改变不了最后一层所能表达的。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>To this height every picture is brought.</source>
      <translation>所有图片都调整到这个高度。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>To this width every picture is brought.</source>
      <translation>所有图片都调整到这个宽度。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/too_few_epochs.py"></location>
      <source>Too few epochs</source>
      <translation>轮数太少</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>Too much regularisation</source>
      <translation>正则化过强</translation>
    </message>
    <message>
      <location filename="../../app/training/jobs.py"></location>
      <source>Train again on this data.</source>
      <translation>请用这份数据重新训练。</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <source>Train again, or take an earlier copy of the file.</source>
      <translation>请重新训练，或使用较早的文件副本。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>Train again, or take an earlier one.</source>
      <translation>请重新训练，或取较早的一个。</translation>
    </message>
    <message>
      <location filename="../../app/training/jobs.py"></location>
      <source>Train first.</source>
      <translation>请先训练。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/more_epochs.py"></location>
      <source>Train longer</source>
      <translation>训练更久</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>Training and use differ</source>
      <translation>训练与使用不一致</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>Training can only tell filters apart that differ from the start, and it needs a signal of healthy size to begin with. Equal weights stay equal; weights of the wrong scale let the signal fade or blow up.</source>
      <translation>训练只能区分开始时就不同的滤波器，并且需要一个大小健康的信号才能开始。相同的权重一直相同；尺度不对的权重使信号减弱或爆炸。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>Training with what helped</source>
      <translation>用有帮助的疗法训练</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>Transparent pictures among opaque ones: {count}.</source>
      <translation>不透明图片中的透明图片：{count} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/lsuv.py"></location>
      <source>Try BatchNorm or another activation.</source>
      <translation>请试试 BatchNorm 或别的激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cosine_schedule.py"></location>
      <source>Try a lower rate at its start.</source>
      <translation>请试试开始时更低的学习率。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/dropout.py"></location>
      <source>Try augmentation, weight decay or more pictures.</source>
      <translation>请试试增强、权重衰减或更多图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>Try augmentation, weight decay, dropout or more pictures.</source>
      <translation>请试试增强、权重衰减、随机失活或更多图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/more_weight_decay.py"></location>
      <source>Try dropout, augmentation or more pictures.</source>
      <translation>请试试随机失活、增强或更多图片。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/batch_norm.py"></location>
      <location filename="../../engine/doctor/cures/group_norm.py"></location>
      <source>Try skip connections or another activation.</source>
      <translation>请试试跳跃连接或别的激活函数。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>Trying: {cure}</source>
      <translation>正在试用：{cure}</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/positive_rate.py"></location>
      <source>Turn the sign of the learning rate</source>
      <translation>改变学习率的符号</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Turns the momentum of each matrix into the nearest orthogonal one, so that all directions learn alike.</source>
      <translation>将每个矩阵的动量变为最接近的正交矩阵，使各个方向学得一样快。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>Turns the momentum of each matrix into the nearest orthogonal one, so that all directions learn alike.

For weights with two dimensions (linear layers): v &lt;- momentum * v + (1 - momentum) * dJ/dw, made
orthogonal by Newton-Schulz steps in bfloat16 (Jordan, Muon, 2024). Filters, biases and
normalisations are AdamW's, as torch's own Muon takes matrices alone. Decay is decoupled.</source>
      <translation>将每个矩阵的动量变为最接近的正交矩阵，使各个方向学得一样快。

对二维权重（线性层）：v &lt;- momentum * v + (1 - momentum) * dJ/dw，再以 bfloat16 做 Newton-Schulz 迭代使其正交（Jordan，Muon，2024）。卷积核、偏置和归一化由 AdamW 更新，因为 torch 自带的 Muon 只接受矩阵。衰减是解耦的。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/log_softmax.py"></location>
      <source>Turns the numbers of all classes into logarithms of probabilities, without overflow.</source>
      <translation>将各类别的数变为概率的对数，不会溢出。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/log_softmax.py"></location>
      <source>Turns the numbers of all classes into logarithms of probabilities, without overflow.

out[k] = in[k] - log(sum over j of exp(in[j])). On maps it does so over the channels of each pixel.

Cross-entropy applies it by itself; applied twice it changes nothing, so before that loss it is
harmless and superfluous.</source>
      <translation>将各类别的数变为概率的对数，不会溢出。

out[k] = in[k] - log(sum over j of exp(in[j]))。对特征图则在每个像素的各通道上进行。

交叉熵自己就会做这一步；做两次结果不变，所以放在该损失之前无害，但多余。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softmax.py"></location>
      <source>Turns the numbers of all classes into probabilities: positive, and 1 together.</source>
      <translation>将各类别的数变为概率：均为正，总和为 1。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softmax.py"></location>
      <source>Turns the numbers of all classes into probabilities: positive, and 1 together.

out[k] = exp(in[k]) / sum over j of exp(in[j]). On maps it does so over the channels of each pixel.

Do not put it before the cross-entropy loss: that loss wants logits and applies its own softmax.
After two of them the gradient is small even where the answer is wrong, and learning crawls. Before
the quadratic cost it is a fitting last layer.</source>
      <translation>将各类别的数变为概率：均为正，总和为 1。

out[k] = exp(in[k]) / sum over j of exp(in[j])。对特征图则在每个像素的各通道上进行。

不要放在交叉熵损失之前：该损失需要 logits，并自带 softmax。做了两次之后，即使答案错误梯度也很小，学习极慢。放在二次代价之前则适合作最后一层。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <source>Turns the picture about its middle, by any angle up to the largest, in either direction.</source>
      <translation>绕中心向任一方向旋转图片，角度不超过最大值。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <source>Turns the picture about its middle, by any angle up to the largest, in either direction.

A little (10 to 20 degrees) suits photos and handwriting; 180 suits what has no up and down.</source>
      <translation>绕中心向任一方向旋转图片，角度不超过最大值。

小角度（10 到 20 度）适合照片和手写；180 度适合不分上下的图像。</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Two convolutions read 8x8 digits; trained in seconds, and over 97 % right.</source>
      <translation>两层卷积识别 8x8 的数字；几秒训练完成，正确率超过 97 %。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/softmax_before_logits_loss.py"></location>
      <source>Two softmaxes in a row press the outputs into a narrow range, so that even a perfect answer looks unsure to the loss. Its gradient fades, most of all where the answer is sure and wrong.</source>
      <translation>两个相连的 softmax 把输出压进很窄的范围，所以即使完美的回答在损失看来也不确定。它的梯度减弱，在回答有把握却错误之处减弱最多。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>Unbalanced classes</source>
      <translation>类别不平衡</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/underfitting.py"></location>
      <source>Underfitting</source>
      <translation>欠拟合</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Uniform</source>
      <translation>均匀</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Unit</source>
      <translation>单位区间（0 到 1）</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>Update Strata to open it.</source>
      <translation>请更新 Strata 后再打开。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>Update Strata, or remove the augmentation.</source>
      <translation>请更新 Strata，或删除该数据增强。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>Update Strata, or replace the layer.</source>
      <translation>请更新 Strata，或替换该层。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>Update this one.</source>
      <translation>请更新这一个。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>Upsample</source>
      <translation>上采样</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/adamw.py"></location>
      <source>Use AdamW at 0.001</source>
      <translation>使用 AdamW，学习率 0.001</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/elu.py"></location>
      <source>Use ELU</source>
      <translation>使用 ELU</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/gelu.py"></location>
      <source>Use GELU</source>
      <translation>使用 GELU</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/leaky_relu.py"></location>
      <source>Use LeakyReLU</source>
      <translation>使用 LeakyReLU</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/rmsprop.py"></location>
      <source>Use RMSprop at 0.001</source>
      <translation>使用 RMSprop，学习率 0.001</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/relu.py"></location>
      <source>Use ReLU</source>
      <translation>使用 ReLU</translation>
    </message>
    <message>
      <location filename="../../engine/spec/windows.py"></location>
      <source>Use a smaller kernel, padding "same", or less pooling before it.</source>
      <translation>请用较小的核、“same” 填充，或减少前面的池化。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/pooling.py"></location>
      <source>Use a smaller padding, or a larger kernel.</source>
      <translation>请用较小的填充，或较大的核。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/cross_entropy.py"></location>
      <source>Use cross-entropy on logits</source>
      <translation>使用对 logits 的交叉熵</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>Use less padding, or a larger kernel.</source>
      <translation>请减少填充，或用较大的核。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Valid</source>
      <translation>不填充（valid）</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Value</source>
      <translation>数值</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>Values</source>
      <translation>取值</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/vanishing_gradient.py"></location>
      <source>Vanishing gradient</source>
      <translation>梯度消失</translation>
    </message>
    <message>
      <location filename="../../engine/layers/elu.py"></location>
      <source>Very negative numbers come out as minus this.</source>
      <translation>很小的负数输出为此值的相反数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>Wants the right class ahead of every other by a margin, and is content once it is.</source>
      <translation>要求正确类别以一定间隔领先其他每个类别，达到即满足。</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>Wants the right class ahead of every other by a margin, and is content once it is.

J = 1/(mK) sum_i sum_(k != y_i) max(0, margin - h_i[y_i] + h_i[k]), as `nn.MultiMarginLoss`
(Weston and Watkins, 1999); squared where chosen. It takes scores of any size.</source>
      <translation>要求正确类别以一定间隔领先其他每个类别，达到即满足。

J = 1/(mK) sum_i sum_(k != y_i) max(0, margin - h_i[y_i] + h_i[k])，同 `nn.MultiMarginLoss`（Weston 与 Watkins，1999）；可选平方。它接受任意大小的分数。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/warm_up.py"></location>
      <source>Warm up the learning rate</source>
      <translation>学习率预热</translation>
    </message>
    <message>
      <location filename="../../engine/templates.py"></location>
      <source>Watch the gradient vanish: each sigmoid takes most of it away on the way back.</source>
      <translation>观察梯度消失：反向传播时每个 sigmoid 都带走大部分梯度。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>Weigh</source>
      <translation>加权</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/weigh_classes.py"></location>
      <source>Weigh the classes</source>
      <translation>给类加权</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/fixes.py"></location>
      <source>Weigh the classes: pictures of small ones count for more.</source>
      <translation>给类别加权：小类别的图片权重更大。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/balanced_sampling.py"></location>
      <source>Weigh them in the loss instead.</source>
      <translation>请改为在损失中给它们加权。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>Weight decay pulls every weight to 0, and dropout hides numbers from the layers behind. Where that is stronger than what the gradient teaches, the network forgets faster than it learns.</source>
      <translation>权重衰减把每个权重拉向 0，随机失活对后面的层隐藏一些数。当它们比梯度所教的更强时，网络忘得比学得快。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/data_not_normalised.py"></location>
      <source>Weights are drawn for inputs around 0 with deviation 1. Larger inputs make the first outputs and gradients as many times larger, and a mean far from 0 makes all weights of a filter move together.</source>
      <translation>权重是为以 0 为中心、标准差 1 的输入抽取的。更大的输入使最初的输出和梯度大同样多倍，而远离 0 的均值使一个滤波器的所有权重一起移动。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/glorot_initialisation.py"></location>
      <source>Weights of variance 2 / (fan-in + fan-out) keep tanh and sigmoid where they have slope, forward and backward (Glorot and Bengio, 2010).</source>
      <translation>方差为 2 / (扇入 + 扇出) 的权重使 tanh 和 sigmoid 在前向和反向都处于有斜率之处（Glorot 和 Bengio，2010）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/he_initialisation.py"></location>
      <source>Weights of variance 2 / fan-in keep the size of signal and gradient through layers of ReLU, and differ, so that units learn different things (He et al., 2015).</source>
      <translation>方差为 2 / 扇入 的权重使信号和梯度经过多层 ReLU 仍保持大小，并且各不相同，使单元学到不同的东西（He 等，2015）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>What does not</source>
      <translation>什么没有帮助</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>What fills the room that comes free. black: 0; edge: the outermost pixels go on; mirror: the picture goes on mirrored.</source>
      <translation>空出来的地方用什么填充。黑色：0；边缘：延续最外侧的像素；镜像：以镜像延续图片。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>What helped at first did not last: a problem was left at the end, so all was undone.</source>
      <translation>最初有帮助的没有持续：最后仍有问题，所以全部撤销。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>What helps</source>
      <translation>什么有帮助</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>What is done for small classes. none: nothing; weigh: their pictures count for more in the loss; resample: their pictures are drawn more often, with repetition.</source>
      <translation>怎样照顾图片少的类别。无：不做处理；加权：其图片在损失中占更大的权重；重采样：其图片被更频繁地重复抽取。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/bad_initialisation.py"></location>
      <source>What is equal gets equal steps for ever.</source>
      <translation>相同的永远得到相同的步子。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/exponential.py"></location>
      <source>What is left of the rate after each epoch.</source>
      <translation>每轮之后学习率保留的比例。</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>What it is covered with; 0: black, 1: white.</source>
      <translation>用什么遮盖；0：黑，1：白。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>What it must stay under.</source>
      <translation>须持续低于的值。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/progress.py"></location>
      <source>What it told before is right.</source>
      <translation>它之前说的是对的。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/linear_stack.py"></location>
      <source>What one layer cannot say, it will not learn to say.</source>
      <translation>一层表达不了的，它也学不会表达。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>What shows through where a picture is transparent.</source>
      <translation>图片透明处透出的颜色。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/pages.py"></location>
      <source>What the doctor knows</source>
      <translation>医生知道什么</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>What the limit is for. norm: the length of the gradient of all weights together; layer: its length in each layer; value: each of its numbers; adaptive: its length in each unit, as a share of the length of the unit's weights.</source>
      <translation>上限的对象。范数：全部权重的梯度的总长度；层：每一层的梯度的长度；数值：梯度的每个数；自适应：每个单元的梯度长度与其权重长度之比。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/step.py"></location>
      <source>What the rate is multiplied by at each stair.</source>
      <translation>每级阶梯学习率所乘的系数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/multi_step.py"></location>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>What the rate is multiplied by each time.</source>
      <translation>每次学习率所乘的系数。</translation>
    </message>
    <message>
      <location filename="../../engine/train/tuning/trial.py"></location>
      <source>What torch.compile makes has another gradient, and is left out.</source>
      <translation>torch.compile 所得的梯度不同，因此不用。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>What training makes small.</source>
      <translation>训练要减小的量。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>What was seen in training is no test. Keep such pictures in one part only.</source>
      <translation>训练中见过的不能算测试。请让这样的图片只在一个部分中。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/plateau_schedule.py"></location>
      <source>When the validation loss stands still, shorter steps find what long ones jump over.</source>
      <translation>验证损失停滞时，更短的步子能找到长步子跳过的东西。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/leaky_relu.py"></location>
      <source>Where a ReLU gives nothing, it lets a little of the gradient through, so that a dead unit can come back (Maas et al., 2013).</source>
      <translation>在 ReLU 输出为零之处，它让一点梯度通过，使死亡的单元可以恢复（Maas 等，2013）。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/exploding_gradient.py"></location>
      <source>Where each layer multiplies by more than 1, signal and gradient grow with every layer. A step along such a gradient throws the weights far away from anything useful.</source>
      <translation>如果每一层都乘以大于 1 的数，信号和梯度就随每一层增长。沿这样的梯度走一步会把权重抛到毫无用处的地方。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>Where few pictures are enough to tell a class, imbalance does no harm; then it only informs.</source>
      <translation>如果很少的图片就足以认出一个类，不平衡就无害；这时它只提供信息。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Where it computes. auto: CUDA if there is one, else MPS, else the CPU.</source>
      <translation>在哪里计算。自动：有 CUDA 则用 CUDA，否则 MPS，再否则 CPU。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/less_dropout.py"></location>
      <source>Where most numbers are left out, too little of the picture gets through to learn from.</source>
      <translation>如果大多数的数都被舍去，图片通过的就太少，无法学习。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Where pictures enter: their size, their channels and the scale of their numbers.</source>
      <translation>图片进入之处：其尺寸、通道和数值范围。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>Where pictures enter: their size, their channels and the scale of their numbers.

Every picture is brought to this size and these channels, in training and in use alike. The scaling
is part of the model: it is saved and exported with the weights.</source>
      <translation>图片进入之处：其尺寸、通道和数值范围。

训练和使用时，每张图片都同样调整到这个尺寸和通道数。数值缩放是模型的一部分：随权重一起保存和导出。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Where several processes train together (torchrun): BatchNorm takes its statistics over the pictures of all of them, as one process would.</source>
      <translation>几个进程一起训练时（torchrun）：BatchNorm 对所有进程的图片作统计，如同一个进程那样。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>Where several processes train together (torchrun): ddp: each has the whole network; fsdp: each keeps a part of all weights, so that larger networks fit, at the price of probes.</source>
      <translation>几个进程一起训练时（torchrun）：ddp：每个进程有整个网络；fsdp：每个进程保存一部分权重，因而容得下更大的网络，但没有探针。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>Where the pictures come from.</source>
      <translation>图片从哪里来。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>Where the slope is almost 0, more steps move almost nothing.</source>
      <translation>斜率几乎为 0 的地方，更多步也几乎不动。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/normalise_input.py"></location>
      <source>Where training and validation differ, look at where the pictures come from.</source>
      <translation>如果训练和验证不同，请看图片来自哪里。</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>Whether the decay also pulls biases and the weights of normalisations, or only those of linear layers and filters.</source>
      <translation>衰减是否也作用于偏置和归一化层的权重，还是只作用于线性层和卷积核。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>Which pictures fall into which part; the same seed, the same split.</source>
      <translation>哪些图片归入哪一部分；种子相同，划分也相同。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Which pictures stay together when they are split: a pattern of the file name such as {group}_{}, where {group} is the subject and {} anything. Empty: each picture for itself.</source>
      <translation>划分时哪些图片须在一起：文件名的模式，例如 {group}_{}，其中 {group} 为对象，{} 为任意内容。留空：每张图片各自独立。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>With enough weights a network can remember each training picture instead of what the pictures of a class have in common. It then gets surer and surer of answers that are wrong for new pictures.</source>
      <translation>权重足够多的网络可以记住每张训练图片，而不是一类图片的共同之处。于是它对新图片的错误回答越来越有把握。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/overfitting.py"></location>
      <source>With few validation pictures the loss is noisy, and accuracy may still rise while it grows.</source>
      <translation>验证图片少时损失有噪声，在它增长时准确率仍可能上升。</translation>
    </message>
    <message>
      <location filename="../../engine/train/meeting.py"></location>
      <source>With torchrun --max-restarts=3 all begin again from the last checkpoint.</source>
      <translation>使用 torchrun --max-restarts=3 时，全部从上一个检查点重新开始。</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>Write one name for each class, parted by commas, or none.</source>
      <translation>请为每个类别写一个名称，用逗号分隔，或都不写。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/label_errors.py"></location>
      <source>Wrong labels</source>
      <translation>标签错误</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>Wrong output or loss</source>
      <translation>输出或损失不当</translation>
    </message>
    <message>
      <location filename="../../engine/data/dataset.py"></location>
      <source>Your edits leave no picture.</source>
      <translation>按您的编辑，没有图片剩下。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Your own pictures with a CSV or TSV table that tells each one's class.</source>
      <translation>您自己的图片，配有说明各图类别的 CSV 或 TSV 表格。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>Your own pictures with a CSV or TSV table that tells each one's class.

A row for each picture: its file name (with or without folders and ending) and its class; if there
is, its part (train, val, test) and its subject, whose pictures stay together when they are split.
The delimiter, the heading and the columns are found; where they are found wrongly, name the columns.</source>
      <translation>您自己的图片，配有说明各图类别的 CSV 或 TSV 表格。

每张图片一行：文件名（可带或不带文件夹和扩展名）和类别；若有，还可包含所属部分（train、val、test）和对象，同一对象的图片在划分时归在一起。分隔符、表头和各列会自动识别；识别有误时请指定列名。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Your own pictures, in one folder, where the file name tells the class: cat_01.jpg, dog_17.png.</source>
      <translation>您自己的图片，放在一个文件夹中，由文件名说明类别：cat_01.jpg、dog_17.png。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>Your own pictures, in one folder, where the file name tells the class: cat_01.jpg, dog_17.png.

A pattern says where: in {label}_{number}, {label} is the class and {number} digits; {} is anything,
and {group} the subject, whose pictures then stay together when they are split. A file that does not
fit the pattern is reported. Folders called train, val and test, if there are any, are the split.</source>
      <translation>您自己的图片，放在一个文件夹中，由文件名说明类别：cat_01.jpg、dog_17.png。

用模式说明类别的位置：在 {label}_{number} 中，{label} 为类别，{number} 为数字；{} 为任意内容，{group} 为对象，同一对象的图片在划分时归在一起。不符合模式的文件会列出。若有名为 train、val 和 test 的文件夹，则按其划分。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Your own pictures, split already: folders train, val and test, each with a folder for each class.</source>
      <translation>您自己的图片，已经划分好：train、val 和 test 文件夹，其中每个类别一个文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>Your own pictures, split already: folders train, val and test, each with a folder for each class.

The parts stay as they are given. Where val (or test) is missing, its share is taken of the pictures
in train. A zip or tar file of such a folder will do as well.</source>
      <translation>您自己的图片，已经划分好：train、val 和 test 文件夹，其中每个类别一个文件夹。

各部分按原样使用。若缺少 val（或 test），则从 train 的图片中划出。这样的文件夹的 zip 或 tar 文件也可以。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>Your own pictures: a folder with one subfolder for each class, named as the class.</source>
      <translation>您自己的图片：一个文件夹，每个类别一个以类别命名的子文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>Your own pictures: a folder with one subfolder for each class, named as the class.

A zip or tar file of such a folder will do as well. Subfolders of a class count as the class. PNG,
JPEG, WebP, GIF, BMP, TIFF and more are read, turned upright, and brought to the network's size.
What is hidden or no picture is passed over; a picture that cannot be read is reported, and the rest
is used.</source>
      <translation>您自己的图片：一个文件夹，每个类别一个以类别命名的子文件夹。

这样的文件夹的 zip 或 tar 文件也可以。类别的子文件夹算作该类别。可读取 PNG、JPEG、WebP、GIF、BMP、TIFF 等格式，并转正、调整到网络所需的尺寸。隐藏文件和非图片会被略过；无法读取的图片会列出，其余照常使用。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>ZeroPad</source>
      <translation>零填充</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Zeros</source>
      <translation>零</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>Zeros around the input. same: the output is as large as the input over the stride; valid: none.</source>
      <translation>输入四周补零。same：输出大小等于输入除以步幅；valid：不补。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>Zeros as such are healthy: 50 to 80 % is common. Only units that no picture of a batch wakes count, and a wide layer can spare many of them.</source>
      <translation>零本身是健康的：50 到 80 % 很常见。只有批次中没有图片能唤醒的单元才算，而宽的层可以缺少许多这样的单元。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>a class needs a name</source>
      <translation>类别须有名称</translation>
    </message>
    <message>
      <location filename="../../engine/train/captured.py"></location>
      <source>a part of it cannot be recorded: {reason}</source>
      <translation>其中一部分无法录制：{reason}</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>a shape has three sizes (channels, height, width), or one (a length)</source>
      <translation>形状有三个大小（通道、高、宽），或一个（长度）</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/names.py"></location>
      <source>a { stands without its }</source>
      <translation>有一个 { 缺少对应的 }</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/names.py"></location>
      <source>a } stands without its {</source>
      <translation>有一个 } 缺少对应的 {</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>accumulation parts</source>
      <translation>梯度累积份数</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>adamw beta1</source>
      <translation>AdamW 的 beta1</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>adamw beta2</source>
      <translation>AdamW 的 beta2</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>adamw epsilon</source>
      <translation>AdamW 的 epsilon</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>adamw learning rate</source>
      <translation>AdamW 学习率</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <source>affine</source>
      <translation>仿射</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/multi_step.py"></location>
      <source>after epochs</source>
      <translation>在哪些轮之后</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/plain_pictures.py"></location>
      <source>all black</source>
      <translation>全黑</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/plain_pictures.py"></location>
      <source>all of one colour</source>
      <translation>全为一种颜色</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/plain_pictures.py"></location>
      <source>all white</source>
      <translation>全白</translation>
    </message>
    <message>
      <location filename="../../engine/layers/elu.py"></location>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <source>alpha</source>
      <translation>alpha</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <source>amsgrad</source>
      <translation>AMSGrad</translation>
    </message>
    <message>
      <location filename="../../engine/runs/frames.py"></location>
      <source>an array holds no numbers</source>
      <translation>一个数组中没有数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <source>approximate</source>
      <translation>近似</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>augmentation: {names}</source>
      <translation>增强：{names}</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>augmentations are a list</source>
      <translation>数据增强须为列表</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>auto: on an NVIDIA GPU the whole step is recorded once and then replayed, so that small networks do not wait for the program; where it cannot be, or gives other weights, it is not.</source>
      <translation>auto：在 NVIDIA GPU 上把整个步骤录制一次，然后重放，使小网络不必等待程序；无法录制或权重不同时则不录制。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>average from epoch (SWA)</source>
      <translation>从第几轮起平均（SWA）</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>average weights (EMA)</source>
      <translation>权重平均（EMA）</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>background</source>
      <translation>背景</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>balance</source>
      <translation>类别平衡</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>batch size</source>
      <translation>批大小</translation>
    </message>
    <message>
      <location filename="../../engine/layers/softplus.py"></location>
      <source>beta</source>
      <translation>beta</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>beta1</source>
      <translation>beta1</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>beta2</source>
      <translation>beta2</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>bias</source>
      <translation>偏置</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>brightness</source>
      <translation>亮度</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>ceil mode</source>
      <translation>向上取整</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>centered</source>
      <translation>居中</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/input.py"></location>
      <source>channels</source>
      <translation>通道</translation>
    </message>
    <message>
      <location filename="../../engine/train/choice.py"></location>
      <source>channels first</source>
      <translation>通道在前</translation>
    </message>
    <message>
      <location filename="../../engine/train/choice.py"></location>
      <source>channels last</source>
      <translation>通道在后</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>class names</source>
      <translation>类别名称</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>classes</source>
      <translation>类别数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>clip gradients at</source>
      <translation>梯度裁剪上限</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>clip norm</source>
      <translation>梯度裁剪</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>clipping</source>
      <translation>裁剪方式</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>common batch norm</source>
      <translation>共同的批量归一化</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>compile</source>
      <translation>编译</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>compile the network</source>
      <translation>编译网络</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>contrast</source>
      <translation>对比度</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>converged by</source>
      <translation>收敛依据</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>convergence steps</source>
      <translation>收敛步数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>convergence threshold</source>
      <translation>收敛阈值</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>cuda graph</source>
      <translation>CUDA 图</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>cycle epochs</source>
      <translation>周期轮数</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <source>dampening</source>
      <translation>阻尼</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>decay all</source>
      <translation>全部衰减</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>decay biases and norms</source>
      <translation>衰减偏置和归一化</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>decoupled</source>
      <translation>解耦</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <source>decoupled decay</source>
      <translation>解耦衰减</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <source>degrees</source>
      <translation>角度</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/huber.py"></location>
      <source>delta</source>
      <translation>delta</translation>
    </message>
    <message>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>depth multiplier</source>
      <translation>深度乘数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>device</source>
      <translation>设备</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>dilation</source>
      <translation>膨胀</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>each size is at least 1, but one may be -1: as many as are left</source>
      <translation>每个大小至少为 1，但其中一个可为 -1：取剩余的数目</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>edges</source>
      <translation>边缘</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>ema decay</source>
      <translation>EMA 衰减系数</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>end</source>
      <translation>终点比例</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>epochs</source>
      <translation>轮数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>epsilon</source>
      <translation>epsilon</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/step.py"></location>
      <source>every</source>
      <translation>间隔轮数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>factor</source>
      <translation>倍数</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>fading</source>
      <translation>衰退</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>file column</source>
      <translation>文件列</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>filters</source>
      <translation>卷积核数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>fit</source>
      <translation>适配方式</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/focal.py"></location>
      <source>focus</source>
      <translation>聚焦系数</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>frozen</source>
      <translation>已冻结</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>full batch</source>
      <translation>全批量</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <source>gray</source>
      <translation>灰度</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>group column</source>
      <translation>分组列</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>group pattern</source>
      <translation>分组模式</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>groups</source>
      <translation>组数</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <source>growth</source>
      <translation>周期增长倍数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>height</source>
      <translation>高</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>horizontal</source>
      <translation>水平</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>improvement</source>
      <translation>最小改善</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>initial bias</source>
      <translation>初始偏置</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <source>initial sum</source>
      <translation>初始和</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>initial width</source>
      <translation>初始化幅度</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/group_norm.py"></location>
      <location filename="../../engine/layers/instance_norm.py"></location>
      <location filename="../../engine/layers/layer_norm.py"></location>
      <location filename="../../engine/layers/linear.py"></location>
      <location filename="../../engine/layers/prelu.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>initialisation</source>
      <translation>初始化</translation>
    </message>
    <message>
      <location filename="../../engine/layers/add.py"></location>
      <location filename="../../engine/layers/concat.py"></location>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>inputs</source>
      <translation>输入数</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>integer</source>
      <translation>整数</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it asks for more than data</source>
      <translation>它索取数据之外的内容</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>it does not fit into memory</source>
      <translation>内存放不下</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it grows while it is read</source>
      <translation>读取时不断变大</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>it has less than two columns</source>
      <translation>不足两列</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it has more steps than a file of pictures</source>
      <translation>步骤多于图片文件应有的数目</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>it has more than 20 million labels</source>
      <translation>标签超过两千万个</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>it has more than a thousand columns</source>
      <translation>超过一千列</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>it has no label for each picture</source>
      <translation>标签与图片不是一一对应</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/npy.py"></location>
      <source>it holds Python objects instead of numbers, and is not read</source>
      <translation>含有 Python 对象而非数字，不予读取</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds a key that is no text</source>
      <translation>含有非文本的键</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds a number that is too large</source>
      <translation>含有过大的数</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds an array of an impossible shape</source>
      <translation>含有形状不合理的数组</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds an array of something else than numbers</source>
      <translation>含有非数字的数组</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds an array that is none</source>
      <translation>含有无效的数组</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds an array whose shape does not fit its content</source>
      <translation>含有形状与内容不符的数组</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>it holds labels that are none</source>
      <translation>含有无效的标签</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds more arrays than a file of pictures</source>
      <translation>数组多于图片文件应有的数目</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it holds more than data</source>
      <translation>含有数据之外的内容</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>it holds no names of classes</source>
      <translation>没有类别名称</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/npy.py"></location>
      <source>it holds something else than numbers</source>
      <translation>含有非数字的内容</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>it holds text instead of pixels</source>
      <translation>含有的是文本而非像素</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>it holds text that is none</source>
      <translation>含有无效的文本</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>it is a link, and links in an archive are not followed</source>
      <translation>它是链接，压缩包中的链接不予跟随</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/npy.py"></location>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <location filename="../../engine/data/formats/tree.py"></location>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>it is cut short</source>
      <translation>内容不完整</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>it is far too large for labels</source>
      <translation>作为标签过大</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>it is locked with a password</source>
      <translation>有密码保护</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/npy.py"></location>
      <source>it is no IDX file</source>
      <translation>不是 IDX 文件</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/npy.py"></location>
      <source>it is no NPY file</source>
      <translation>不是 NPY 文件</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>it is no batch of CIFAR</source>
      <translation>不是 CIFAR 的批文件</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>it is of a protocol that is not read</source>
      <translation>所用的协议不受支持</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>it is packed in a way that is not read</source>
      <translation>所用的压缩方式不受支持</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>it needs the field {group}, as in {group}_{}</source>
      <translation>需要字段 {group}，例如 {group}_{}</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>it needs the field {label}, as in {label}_{}</source>
      <translation>需要字段 {label}，例如 {label}_{}</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>its check sum is another</source>
      <translation>它的校验和不符</translation>
    </message>
    <message>
      <location filename="../../engine/train/history.py"></location>
      <source>its counts do not fit together</source>
      <translation>各计数互不相符</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>its first axis runs fastest; save it in the usual order (C)</source>
      <translation>第一轴变化最快；请按通常的顺序（C）保存</translation>
    </message>
    <message>
      <location filename="../../engine/train/captured.py"></location>
      <source>its first replay gave other weights</source>
      <translation>第一次重放得到了不同的权重</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/npy.py"></location>
      <source>its header is far too long</source>
      <translation>文件头过长</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/pickled.py"></location>
      <source>its parts do not fit together</source>
      <translation>各部分互不相符</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>its pixels are not those of CIFAR</source>
      <translation>像素不是 CIFAR 的格式</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>kernel size</source>
      <translation>核大小</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>l1</source>
      <translation>L1 正则化</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>label column</source>
      <translation>标签列</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/cross_entropy.py"></location>
      <source>label smoothing</source>
      <translation>标签平滑</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/suspicious_labels.py"></location>
      <source>labelled {label}, looks like {guess} ({sure})</source>
      <translation>标签为 {label}，看起来像 {guess}（{sure}）</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>labels</source>
      <translation>标签</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>largest</source>
      <translation>最大</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>least improvement</source>
      <translation>最小改善</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>left</source>
      <translation>左</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>list of {bounds}</source>
      <translation>{bounds} 的列表</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>loss</source>
      <translation>损失函数</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/cosine.py"></location>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>lowest</source>
      <translation>最低比例</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>margin</source>
      <translation>间隔</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>max minutes</source>
      <translation>最多分钟数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>max norm</source>
      <translation>最大范数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>max steps</source>
      <translation>最多步数</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <source>memory</source>
      <translation>记忆系数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>memory layout</source>
      <translation>内存布局</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>mode</source>
      <translation>方式</translation>
    </message>
    <message>
      <location filename="../../engine/layers/batch_norm.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>momentum</source>
      <translation>动量</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>most minutes</source>
      <translation>最多分钟数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>most steps</source>
      <translation>最多步数</translation>
    </message>
    <message>
      <location filename="../../engine/layers/upsample.py"></location>
      <source>nearest: repeat pixels; bilinear: blend neighbours.</source>
      <translation>最近邻：重复像素；双线性：混合相邻像素。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/leaky_relu.py"></location>
      <source>negative slope</source>
      <translation>负斜率</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>nesterov</source>
      <translation>nesterov</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>new {type}</source>
      <translation>新的 {type}</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>newton schulz steps</source>
      <translation>Newton-Schulz 步数</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>no</source>
      <translation>否</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>no augmentation</source>
      <translation>不增强</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>no column holds the classes</source>
      <translation>没有一列是类别</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>no column holds the names of the pictures beside it</source>
      <translation>没有一列是旁边图片的文件名</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>noise</source>
      <translation>噪声</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <source>none: exact; tanh: a formula that is faster on some devices.</source>
      <translation>无：精确；tanh：在某些设备上更快的公式。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/add.py"></location>
      <location filename="../../engine/layers/concat.py"></location>
      <location filename="../../engine/layers/multiply.py"></location>
      <source>num inputs</source>
      <translation>输入数</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>number</source>
      <translation>数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>on: torch.compile makes one program of the network. Takes a minute at first, and pays for long trainings on GPUs; where it does not work, the training goes on without.</source>
      <translation>开：torch.compile 把网络编译成一个程序。最初需要约一分钟，对 GPU 上的长训练值得；不可用时训练照常进行。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>optimizer</source>
      <translation>优化器</translation>
    </message>
    <message>
      <location filename="../../engine/spec/running.py"></location>
      <source>other augmentations</source>
      <translation>其他数据增强</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>other pictures, or another split</source>
      <translation>其他图片或其他划分</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>other wires</source>
      <translation>其他连线</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>output padding</source>
      <translation>输出填充</translation>
    </message>
    <message>
      <location filename="../../engine/layers/adaptive_avg_pool2d.py"></location>
      <location filename="../../engine/layers/adaptive_max_pool2d.py"></location>
      <source>output size</source>
      <translation>输出大小</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>over {number}</source>
      <translation>大于 {number}</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>padding</source>
      <translation>填充</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>parallel</source>
      <translation>并行</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>parts of a step</source>
      <translation>每步份数</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <location filename="../../engine/data/sources/folder.py"></location>
      <location filename="../../engine/data/sources/idx.py"></location>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>path</source>
      <translation>路径</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <source>patience</source>
      <translation>耐心轮数</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/named_files.py"></location>
      <source>pattern</source>
      <translation>模式</translation>
    </message>
    <message>
      <location filename="../../engine/layers/prelu.py"></location>
      <source>per channel</source>
      <translation>逐通道</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <source>pictures</source>
      <translation>图片数</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <source>pixels</source>
      <translation>像素</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>precision</source>
      <translation>精度</translation>
    </message>
    <message>
      <location filename="../../engine/layers/dropout.py"></location>
      <location filename="../../engine/layers/spatial_dropout.py"></location>
      <location filename="../../engine/spec/augmentation.py"></location>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <location filename="../../engine/train/augmentations/cutmix.py"></location>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <location filename="../../engine/train/augmentations/mixup.py"></location>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <location filename="../../engine/train/augmentations/rotate.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>probability</source>
      <translation>概率</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>probes</source>
      <translation>探针</translation>
    </message>
    <message>
      <location filename="../../engine/runs/terminal_run.py"></location>
      <source>process {rank}: {text}</source>
      <translation>进程 {rank}：{text}</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <location filename="../../engine/layers/input.py"></location>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>px</source>
      <translation>px</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/exponential.py"></location>
      <location filename="../../engine/train/schedules/multi_step.py"></location>
      <location filename="../../engine/train/schedules/plateau.py"></location>
      <location filename="../../engine/train/schedules/step.py"></location>
      <source>ratio</source>
      <translation>衰减系数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>record the step</source>
      <translation>录制步骤</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>right</source>
      <translation>右</translation>
    </message>
    <message>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>rise</source>
      <translation>上升比例</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <source>round size up</source>
      <translation>大小向上取整</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/color.py"></location>
      <source>saturation</source>
      <translation>饱和度</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <source>scaling</source>
      <translation>数值缩放</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>schedule</source>
      <translation>学习率调度</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/shapes.py"></location>
      <location filename="../../engine/spec/training.py"></location>
      <source>seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>several processes</source>
      <translation>多个进程</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/crop.py"></location>
      <source>shift</source>
      <translation>平移</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/blur.py"></location>
      <source>sigma</source>
      <translation>sigma</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>small classes: {old} → {new}</source>
      <translation>小类：{old} → {new}</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/erase.py"></location>
      <location filename="../../engine/train/augmentations/scale.py"></location>
      <source>smallest</source>
      <translation>最小</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>smoothing</source>
      <translation>平滑系数</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>source</source>
      <translation>来源</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>split column</source>
      <translation>划分列</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>split seed</source>
      <translation>划分种子</translation>
    </message>
    <message>
      <location filename="../../engine/train/losses/hinge.py"></location>
      <source>squared</source>
      <translation>平方</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gaussian_noise.py"></location>
      <location filename="../../engine/train/augmentations/noise.py"></location>
      <source>standard deviation</source>
      <translation>标准差</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>standardise: mean 0 and deviation 1 by channel, measured on the training pictures; unit: 0 to 1; symmetric: -1 to 1; raw: 0 to 255, which most networks cannot learn from.</source>
      <translation>标准化：按训练图片的统计使每个通道均值为 0、标准差为 1；单位区间：0 到 1；对称：-1 到 1；原始值：0 到 255，大多数网络无法由此学习。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <location filename="../../engine/train/schedules/one_cycle.py"></location>
      <source>start</source>
      <translation>起点比例</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>start from weights</source>
      <translation>从权重开始</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>stop at convergence of</source>
      <translation>收敛时停止，依据</translation>
    </message>
    <message>
      <location filename="../../engine/layers/avg_pool2d.py"></location>
      <location filename="../../engine/layers/conv2d.py"></location>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <location filename="../../engine/layers/max_pool2d.py"></location>
      <location filename="../../engine/layers/separable_conv2d.py"></location>
      <source>stride</source>
      <translation>步幅</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>swa start</source>
      <translation>SWA 开始</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>synchronise batch norm</source>
      <translation>同步批量归一化</translation>
    </message>
    <message>
      <location filename="../../engine/layers/gelu.py"></location>
      <source>tanh</source>
      <translation>tanh</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/part_shift.py"></location>
      <source>test</source>
      <translation>测试</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>test fraction</source>
      <translation>测试比例</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>text</source>
      <translation>文本</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>thawed</source>
      <translation>已解冻</translation>
    </message>
    <message>
      <location filename="../../engine/runs/frames.py"></location>
      <source>the check sum of a frame is another</source>
      <translation>一帧的校验和不符</translation>
    </message>
    <message>
      <location filename="../../engine/train/histograms.py"></location>
      <source>the counts of the histograms do not fit together</source>
      <translation>直方图的计数不一致</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>the files have labels of different kinds</source>
      <translation>各文件的标签种类不同</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>the labels are a table of text</source>
      <translation>标签是文本表格</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>the labels are neither one number for each picture nor a single 1 in each row</source>
      <translation>标签既不是每张图片一个数，也不是每行仅有一个 1</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>the labels are no whole numbers</source>
      <translation>标签不是整数</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>the labels are of more than 10,000 classes</source>
      <translation>标签的类别超过 10,000 个</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/table.py"></location>
      <source>there are no pictures beside it</source>
      <translation>旁边没有图片</translation>
    </message>
    <message>
      <location filename="../../engine/runs/frames.py"></location>
      <source>there is no frame</source>
      <translation>没有帧</translation>
    </message>
    <message>
      <location filename="../../engine/runs/frames.py"></location>
      <source>this is no report</source>
      <translation>这不是报告</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>threads</source>
      <translation>线程</translation>
    </message>
    <message>
      <location filename="../../engine/layers/crop.py"></location>
      <location filename="../../engine/layers/zero_pad.py"></location>
      <source>top</source>
      <translation>上</translation>
    </message>
    <message>
      <location filename="../../engine/train/gradient.py"></location>
      <source>torch.compile does not work here; the training goes on without.</source>
      <translation>torch.compile 在这里不可用；训练照常进行。</translation>
    </message>
    <message>
      <location filename="../../engine/train/tuning/trial.py"></location>
      <source>torch.compile makes it no faster here, and is left out.</source>
      <translation>torch.compile 在这里没有更快，因此不用。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_channels.py"></location>
      <source>transparent</source>
      <translation>透明</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/names.py"></location>
      <source>two fields touch; put the text between them that parts them</source>
      <translation>有两个字段紧挨着；请在中间写上分隔它们的文字</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>two of {bounds}</source>
      <translation>两个 {bounds} 的数</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>under {number}</source>
      <translation>小于 {number}</translation>
    </message>
    <message>
      <location filename="../../engine/layers/linear.py"></location>
      <source>units</source>
      <translation>单元数</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/part_shift.py"></location>
      <source>validation</source>
      <translation>验证</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>validation and test together take over 90 %; leave more to train on</source>
      <translation>验证和测试合计超过 90 %；请多留一些用于训练</translation>
    </message>
    <message>
      <location filename="../../engine/spec/data.py"></location>
      <source>validation fraction</source>
      <translation>验证比例</translation>
    </message>
    <message>
      <location filename="../../engine/train/augmentations/flip.py"></location>
      <source>vertical</source>
      <translation>垂直</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>warm-up steps</source>
      <translation>预热步数</translation>
    </message>
    <message>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <source>warming</source>
      <translation>预热</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>warmup steps</source>
      <translation>预热步数</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <location filename="../../engine/train/optimizers/adadelta.py"></location>
      <location filename="../../engine/train/optimizers/adagrad.py"></location>
      <location filename="../../engine/train/optimizers/adam.py"></location>
      <location filename="../../engine/train/optimizers/adamw.py"></location>
      <location filename="../../engine/train/optimizers/gradient_descent.py"></location>
      <location filename="../../engine/train/optimizers/momentum.py"></location>
      <location filename="../../engine/train/optimizers/muon.py"></location>
      <location filename="../../engine/train/optimizers/nadam.py"></location>
      <location filename="../../engine/train/optimizers/radam.py"></location>
      <location filename="../../engine/train/optimizers/rmsprop.py"></location>
      <source>weight decay</source>
      <translation>权重衰减</translation>
    </message>
    <message>
      <location filename="../../engine/spec/training.py"></location>
      <source>weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <location filename="../../engine/data/rows.py"></location>
      <source>what is in a file is copied to become an array</source>
      <translation>文件中的内容须复制才能成为数组</translation>
    </message>
    <message>
      <location filename="../../engine/layers/input.py"></location>
      <source>width</source>
      <translation>宽</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>yes, no</source>
      <translation>是、否</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv_transpose2d.py"></location>
      <source>{channels} channels and {filters} filters do not both divide into {groups} groups.</source>
      <translation>{channels} 个通道和 {filters} 个卷积核不能都均分为 {groups} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/layers/group_norm.py"></location>
      <source>{channels} channels do not divide into {groups} groups.</source>
      <translation>{channels} 个通道不能均分为 {groups} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>{choices}, or two of {bounds}</source>
      <translation>{choices}，或两个 {bounds} 的数</translation>
    </message>
    <message>
      <location filename="../../engine/train/choice.py"></location>
      <source>{choice}: {gain} × as fast as plain float32</source>
      <translation>{choice}：速度是普通 float32 的 {gain} 倍</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/early_stopping.py"></location>
      <source>{count} epochs are too few to stop early.</source>
      <translation>{count} 轮太少，不宜提前停止。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/plateau_schedule.py"></location>
      <source>{count} epochs are too few to wait for a plateau.</source>
      <translation>{count} 轮太少，等不到停滞。</translation>
    </message>
    <message>
      <location filename="../../engine/train/run.py"></location>
      <source>{count} epochs more</source>
      <translation>再训练 {count} 轮</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/fewer_layers.py"></location>
      <source>{count} hidden layers are not deep.</source>
      <translation>{count} 个隐藏层不算深。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>{count} layers are frozen, from {layer} on: their weights stay as they are.</source>
      <translation>从 {layer} 起冻结了 {count} 层：它们的权重保持不变。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{count} layers, {first} to {last}: {what}</source>
      <translation>{count} 层，从 {first} 到 {last}：{what}</translation>
    </message>
    <message>
      <location filename="../../engine/train/preparing.py"></location>
      <source>{count} pictures are too many for one step.</source>
      <translation>{count} 张图片一步放不下。</translation>
    </message>
    <message>
      <location filename="../../engine/data/cache.py"></location>
      <source>{count} pictures of {width} x {height} do not fit into memory.</source>
      <translation>内存放不下 {count} 张 {width} x {height} 的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/cache.py"></location>
      <source>{count} pictures of {width} x {height} take {size} of disk in {folder}: {reason}.</source>
      <translation>{count} 张 {width} x {height} 的图片需要 {folder} 中 {size} 的磁盘空间：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/run.py"></location>
      <source>{count} processes instead of {old}</source>
      <translation>{count} 个进程，而不是 {old} 个</translation>
    </message>
    <message>
      <location filename="../../engine/layers/conv2d.py"></location>
      <source>{count} {name} do not divide into {groups} groups.</source>
      <translation>{name} {count} 不能均分为 {groups} 组。</translation>
    </message>
    <message>
      <location filename="../../engine/train/self_test.py"></location>
      <source>{kind} gives other numbers on {device} than on the CPU, with this version of torch: it is computed on the CPU.</source>
      <translation>在这个版本的 torch 中，{kind} 在 {device} 上给出的数与 CPU 不同：改在 CPU 上计算。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/imbalance.py"></location>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>{large} has {many} training pictures, {small} {few}.</source>
      <translation>{large} 有 {many} 张训练图片，{small} 只有 {few} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>{layer} bends the outputs, but the loss wants them as they are: of any size and sign.</source>
      <translation>{layer} 使输出弯曲，但损失要的是原样的输出：任意大小和符号。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dropout_before_batch_norm.py"></location>
      <source>{layer} changes the variance while training, and the BatchNorm behind remembers it for use.</source>
      <translation>{layer} 在训练时改变方差，其后的 BatchNorm 把它记住用于使用时。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/frozen_layer.py"></location>
      <source>{layer} is frozen: its weights stay as they are.</source>
      <translation>{layer} 已冻结：它的权重保持不变。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/over_regularised.py"></location>
      <source>{layer} leaves out {share} of all numbers in each step.</source>
      <translation>{layer} 每一步舍去 {share} 的数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/merge.py"></location>
      <source>{layer} needs inputs of equal shape, but gets {shapes}.</source>
      <translation>{layer}需要形状相同的输入，但收到的是 {shapes}。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/train_eval_mismatch.py"></location>
      <source>{layer} takes {steps} steps to learn the means that it uses after training, and the run has {total}.</source>
      <translation>{layer} 需要 {steps} 步才能学到训练后使用的均值，而训练只有 {total} 步。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/layer.py"></location>
      <source>{layer} works on maps (channels x height x width), but gets {shape}.</source>
      <translation>{layer} 处理特征图（通道 x 高 x 宽），但收到的是 {shape}。</translation>
    </message>
    <message>
      <location filename="../../engine/build/module.py"></location>
      <source>{layer}: {problem}</source>
      <translation>{layer}：{problem}</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>{loss} compares the outputs with 0 and 1; its gradient is small where an answer is sure and wrong.</source>
      <translation>{loss} 把输出与 0 和 1 比较；在回答有把握却错误处它的梯度很小。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{loss} compares with 0 and 1, but behind a LogSoftmax no output is above 0.</source>
      <translation>{loss}与 0 和 1 作比较，但 LogSoftmax 之后的输出都不大于 0。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>{loss} measures distances; for classes its gradient says little about which answer is wrong.</source>
      <translation>{loss} 测量距离；对于类，它的梯度很少说明哪个回答是错的。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{loss} wants logarithms of probabilities, and gets the probabilities.</source>
      <translation>{loss}需要概率的对数，得到的却是概率。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{loss} wants outputs of any sign, and behind this layer none is below 0: a wrong class cannot be ruled out.</source>
      <translation>{loss} 需要任意符号的输出，而这一层之后没有低于 0 的：无法排除错误的类。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{loss} wants outputs of any size, and this layer keeps them in bounds. The loss cannot come near 0, and the gradient fades.</source>
      <translation>{loss}需要任意大小的输出，而此层限制了它们的范围。损失无法接近 0，梯度也会减弱。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/wrong_output_or_loss.py"></location>
      <source>{loss} wants the logarithms of probabilities, and {layer} does not give them.</source>
      <translation>{loss} 需要概率的对数，而 {layer} 给出的不是。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{loss} wants the logarithms of probabilities. Without a LogSoftmax the loss falls without end, and the network learns nothing.</source>
      <translation>{loss}需要概率的对数。没有 LogSoftmax，损失会无止境地下降，网络却什么也学不到。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/remove_softmax.py"></location>
      <source>{loss} wants what a softmax gives.</source>
      <translation>{loss} 需要 softmax 给出的值。</translation>
    </message>
    <message>
      <location filename="../../engine/docs.py"></location>
      <source>{low} to {high}</source>
      <translation>{low} 到 {high}</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/class_names.py"></location>
      <source>{names} are nearly the same name.</source>
      <translation>{names} 的名称几乎相同。</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/copies.py"></location>
      <source>{name}</source>
      <translation>{name}</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{name} ({type}) after {where}</source>
      <translation>{where} 之后的 {name}（{type}）</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{name} ({type}) removed</source>
      <translation>去掉了 {name}（{type}）</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>{name} gets no input.</source>
      <translation>{name} 没有输入。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/shapes.py"></location>
      <source>{name} gets nothing at {ports}.</source>
      <translation>{name} 的 {ports} 没有输入。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>{name} in {path} cannot be used: {reason}.</source>
      <translation>{path} 中的 {name} 无法使用：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name} is damaged at line {line}, column {column}: {reason}.</source>
      <translation>{name} 在第 {line} 行第 {column} 列处损坏：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name} is damaged: a number is too long.</source>
      <translation>{name} 已损坏：有一个数过长。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name} is damaged: it holds half a character.</source>
      <translation>{name} 已损坏：含有半个字符。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name} is not a Strata project: it is nested too deep.</source>
      <translation>{name} 不是 Strata 项目：嵌套过深。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name} is not a Strata project: its "format" is not "strata-project".</source>
      <translation>{name} 不是 Strata 项目：其 "format" 不是 "strata-project"。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/cures/momentum.py"></location>
      <source>{name} keeps a running mean of the gradient already, or does without.</source>
      <translation>{name} 已经保持梯度的滑动平均，或不需要它。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{name} needs at least two pictures in each step.</source>
      <translation>{name} 每一步至少需要两张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name} was saved by a newer Strata (file version {version}; this one reads up to {known}).</source>
      <translation>{name} 由较新的 Strata 保存（文件版本 {version}；本程序最高可读 {known}）。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/running.py"></location>
      <source>{name}: frozen</source>
      <translation>{name}：已冻结</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{name}: other wires</source>
      <translation>{name}：其他连线</translation>
    </message>
    <message>
      <location filename="../../engine/spec/running.py"></location>
      <source>{name}: thawed</source>
      <translation>{name}：已解冻</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name}: the field version is not a whole number from 1.</source>
      <translation>{name}：字段 version 不是从 1 起的整数。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{name}: the field {field}: {reason}.</source>
      <translation>{name}：字段 {field}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/running.py"></location>
      <source>{name}: {old} → {new}</source>
      <translation>{name}：{old} → {new}</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/lab.py"></location>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{name}: {what}</source>
      <translation>{name}：{what}</translation>
    </message>
    <message>
      <location filename="../../engine/layers/reshape.py"></location>
      <source>{numbers} numbers ({old}) do not fit the shape {new}.</source>
      <translation>{numbers} 个数（{old}）与形状 {new} 不符。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{old} → {new}</source>
      <translation>{old} → {new}</translation>
    </message>
    <message>
      <location filename="../../engine/cli_project.py"></location>
      <source>{option} {value}: {reason}.</source>
      <translation>{option} {value}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <location filename="../../engine/data/recognise.py"></location>
      <source>{path} cannot be read: {reason}.</source>
      <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../app/classify/reader.py"></location>
      <source>{path} could not be read: {error}.</source>
      <translation>无法读取 {path}：{error}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{path} could not be read: {reason}.</source>
      <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/files.py"></location>
      <source>{path} could not be written: {reason}.</source>
      <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} does not fit into memory.</source>
      <translation>内存放不下 {path}。</translation>
    </message>
    <message>
      <location filename="../../engine/cli.py"></location>
      <source>{path} exists already.</source>
      <translation>{path} 已存在。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} has more pixels than are read.</source>
      <translation>{path} 的像素超过可读取的数目。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>{path} has no folder train with pictures.</source>
      <translation>{path} 中没有含图片的 train 文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>{path} has no weights for this network: no layer has the same name and shape.</source>
      <translation>{path} 没有适合这个网络的权重：没有名称和形状都相同的层。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/part_folders.py"></location>
      <source>{path} holds less than two classes.</source>
      <translation>{path} 中不足两个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>{path} holds no checkpoint to go on from.</source>
      <translation>{path} 中没有可以继续的检查点。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/arrays.py"></location>
      <source>{path} holds no pictures with labels, but: {names}.</source>
      <translation>{path} 中没有带标签的图片，只有：{names}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>{path} holds one class only, {name}.</source>
      <translation>{path} 中只有一个类别 {name}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/folder.py"></location>
      <source>{path} holds the parts {parts}, not classes.</source>
      <translation>{path} 中是 {parts} 这些部分，而不是类别。</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <source>{path} holds weights, but not the network they belong to.</source>
      <translation>{path} 中有权重，但没有它们所属的网络。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} is a HEIC picture, which cannot be read.</source>
      <translation>{path} 是 HEIC 图片，无法读取。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} is a folder.</source>
      <translation>{path} 是文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} is damaged or cut short: {detail}.</source>
      <translation>{path} 已损坏或不完整：{detail}。</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <source>{path} is damaged: its weights do not fit its network.</source>
      <translation>{path} 已损坏：权重与网络不符。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/progress.py"></location>
      <source>{path} is damaged: {reason}.</source>
      <translation>{path} 已损坏：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>{path} is neither a folder nor an archive.</source>
      <translation>{path} 既不是文件夹也不是压缩包。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/project.py"></location>
      <source>{path} is not a Strata project: it is not text.</source>
      <translation>{path} 不是 Strata 项目：它不是文本。</translation>
    </message>
    <message>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} is not a picture, or its first bytes are damaged.</source>
      <translation>{path} 不是图片，或其开头几个字节已损坏。</translation>
    </message>
    <message>
      <location filename="../../engine/predict/model.py"></location>
      <location filename="../../engine/train/transfer.py"></location>
      <source>{path} is not a trained model: {reason}.</source>
      <translation>{path} 不是训练好的模型：{reason}。</translation>
    </message>
    <message>
      <location filename="../../engine/data/recognise.py"></location>
      <source>{path} is not recognised as pictures with classes.</source>
      <translation>无法将 {path} 识别为带类别的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/runs/progress.py"></location>
      <source>{path} is not the folder of a run.</source>
      <translation>{path} 不是一次训练的文件夹。</translation>
    </message>
    <message>
      <location filename="../../engine/data/recognise.py"></location>
      <source>{path} is one picture.</source>
      <translation>{path} 只是一张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <source>{path} is refused: the name {name} in it leads elsewhere.</source>
      <translation>已拒绝 {path}：其中的名称 {name} 指向别处。</translation>
    </message>
    <message>
      <location filename="../../engine/data/formats/tree.py"></location>
      <location filename="../../engine/data/prepare.py"></location>
      <source>{path} may not be read.</source>
      <translation>没有权限读取 {path}。</translation>
    </message>
    <message>
      <location filename="../../engine/train/checkpoint.py"></location>
      <source>{path} was written by a newer Strata.</source>
      <translation>{path} 是由更新的 Strata 写的。</translation>
    </message>
    <message>
      <location filename="../../engine/train/tuning/trial.py"></location>
      <source>{precision} is faster, but its loss is not that of float32.</source>
      <translation>{precision} 更快，但它的损失与 float32 不同。</translation>
    </message>
    <message>
      <location filename="../../engine/train/tuning/trial.py"></location>
      <source>{precision} is faster, but the gradient of {layer} is not that of float32.</source>
      <translation>{precision} 更快，但 {layer} 的梯度与 float32 不同。</translation>
    </message>
    <message>
      <location filename="../../engine/train/choice.py"></location>
      <source>{precision}, {layout}, {threads} threads</source>
      <translation>{precision}，{layout}，{threads} 个线程</translation>
    </message>
    <message>
      <location filename="../../engine/train/choice.py"></location>
      <source>{precision}, {layout}, {threads} threads, torch.compile</source>
      <translation>{precision}，{layout}，{threads} 个线程，torch.compile</translation>
    </message>
    <message>
      <location filename="../../app/doctor/ward.py"></location>
      <source>{problem}: {what}</source>
      <translation>{problem}：{what}</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>{share} of the units of {layer} are 0 for every picture, and were so before the first step.</source>
      <translation>{layer} 的 {share} 的单元对每张图片都是 0，在第一步之前就是这样。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/dead_relu.py"></location>
      <source>{share} of the units of {layer} are 0 for every picture; they died by step {step}.</source>
      <translation>{layer} 的 {share} 的单元对每张图片都是 0；它们在第 {step} 步之前死亡。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/saturated_activation.py"></location>
      <source>{share} of what enters {layer} lies on its flat ends, at step {step} already.</source>
      <translation>进入 {layer} 的 {share} 在第 {step} 步就已落在平坦的两端。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/rules/class_imbalance.py"></location>
      <source>{small} has {few} training pictures and is recognised in {recall} of the cases; {large} has {many}.</source>
      <translation>{small} 有 {few} 张训练图片，被认出的比例是 {recall}；{large} 有 {many} 张。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>{source} is the end of the network: it has no output.</source>
      <translation>{source} 是网络的末端：它没有输出。</translation>
    </message>
    <message>
      <location filename="../../engine/train/transfer.py"></location>
      <source>{taken} of {count} tensors are taken.</source>
      <translation>取用了 {count} 个张量中的 {taken} 个。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>{target} already leads to {source}: the wire would close a circle.</source>
      <translation>{target} 已经通向 {source}：这条连线会形成环。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>{target} has no input {port}.</source>
      <translation>{target} 没有输入 {port}。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>{target} is where the pictures enter: it takes no wire.</source>
      <translation>{target} 是图片进入之处：它不接受连线。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/network.py"></location>
      <source>{type} cannot be put on a wire.</source>
      <translation>{type} 不能放到连线上。</translation>
    </message>
    <message>
      <location filename="../../engine/doctor/changes.py"></location>
      <source>{type} removed</source>
      <translation>去掉了 {type}</translation>
    </message>
    <message>
      <location filename="../../engine/data/arrays.py"></location>
      <source>{wanted} class names are given, but there are {found} classes.</source>
      <translation>给出了 {wanted} 个类别名称，但有 {found} 个类别。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_binary.py"></location>
      <source>{what}, binary archive: {classes} classes, {train} + {test} pictures.</source>
      <translation>{what}，二进制版：{classes} 个类别，{train} + {test} 张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/cifar_python.py"></location>
      <source>{what}, python archive: {classes} classes, {train} + {test} pictures.</source>
      <translation>{what}，Python 版：{classes} 个类别，{train} + {test} 张图片。</translation>
    </message>
    <message>
      <location filename="../../engine/data/sources/idx.py"></location>
      <source>{what}: {classes} classes, {counts} pictures of {width} x {height}.</source>
      <translation>{what}：{classes} 个类别，{counts} 张 {width} x {height} 的图片。</translation>
    </message>
    <message>
      <location filename="../../engine/spec/checks.py"></location>
      <source>{where}{what}</source>
      <translation>{where}{what}</translation>
    </message>
    <message>
      <location filename="../../engine/data/doctor/rules/odd_sizes.py"></location>
      <source>{width} x {height}</source>
      <translation>{width} x {height}</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>“{cure}” and “{second}” took the validation accuracy from {before} to {after}.</source>
      <translation>“{cure}”和“{second}”使验证准确率从 {before} 变为 {after}。</translation>
    </message>
    <message>
      <location filename="../../engine/clinic/healing.py"></location>
      <source>“{cure}” took the validation accuracy from {before} to {after}.</source>
      <translation>“{cure}”使验证准确率从 {before} 变为 {after}。</translation>
    </message>
  </context>
  <context>
    <name>forms</name>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>A finite number.</source>
      <translation>须为有限的数。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>At least {limit}.</source>
      <translation>至少为 {limit}。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>At least {number} numbers.</source>
      <translation>至少 {number} 个数。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>At most {limit}.</source>
      <translation>至多为 {limit}。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>At most {number} numbers.</source>
      <translation>至多 {number} 个数。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>Less than {limit}.</source>
      <translation>须小于 {limit}。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>More than {limit}.</source>
      <translation>须大于 {limit}。</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>off</source>
      <translation>关</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>on</source>
      <translation>开</translation>
    </message>
    <message>
      <location filename="../../app/widgets/words.py"></location>
      <source>{reason}.</source>
      <translation>{reason}。</translation>
    </message>
  </context>
  <context>
    <name>training</name>
    <message>
      <location filename="../../app/training/announcing.py"></location>
      <source>Ask the doctor</source>
      <translation>询问医生</translation>
    </message>
    <message>
      <location filename="../../app/training/announcing.py"></location>
      <source>Classify a picture</source>
      <translation>对图片分类</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>Finished after {epochs} epochs in {time}.</source>
      <translation>完成：{epochs} 轮，用时 {time}。</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>Finished: {accuracy} % on {count} test pictures in {time}.</source>
      <translation>完成：在 {count} 张测试图片上准确率 {accuracy} %，用时 {time}。</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>It had converged.</source>
      <translation>已收敛。</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>Its time was over; the best weights are kept.</source>
      <translation>时间已到；已保留最佳权重。</translation>
    </message>
    <message>
      <location filename="../../app/training/announcing.py"></location>
      <source>Load again</source>
      <translation>重新载入</translation>
    </message>
    <message>
      <location filename="../../app/training/announcing.py"></location>
      <source>Show the layer</source>
      <translation>显示该层</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>Stopped in epoch {epochs} after {time}; the best weights are kept.</source>
      <translation>在第 {epochs} 轮停止，用时 {time}；已保留最佳权重。</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>Stopped, the best weights kept: {accuracy} % on {count} test pictures after {time}.</source>
      <translation>已停止并保留最佳权重：在 {count} 张测试图片上准确率 {accuracy} %，用时 {time}。</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>That is hardly better than guessing: the doctor looks for the reason.</source>
      <translation>这几乎不比猜测好：医生会查找原因。</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>The loss had not fallen any more; the best weights are kept.</source>
      <translation>损失不再下降；已保留最佳权重。</translation>
    </message>
    <message>
      <location filename="../../app/training/announcing.py"></location>
      <source>The pictures are not loaded.</source>
      <translation>图片没有载入。</translation>
    </message>
    <message>
      <location filename="../../app/training/announcing.py"></location>
      <source>Training needs pictures. {reason}</source>
      <translation>训练需要图片。{reason}</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>{name}, 1 thread</source>
      <translation>{name}，1 线程</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>{name}, {count} threads</source>
      <translation>{name}，{count} 线程</translation>
    </message>
    <message>
      <location filename="../../app/training/texts.py"></location>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
  </context>
</TS>
